import type { JsonObject } from '../../model/manifest.js';
import { dns1035Label } from '../native/blocks/names.js';
import { invalidValue } from '../native/rule-infos/general.js';
import type { Walk } from './walk.js';

/** What the API server wants of the head of an object inside an object; that it is there is checked with the fields. */
export function checkEmbedded({ apiVersion, kind }: JsonObject, walk: Walk): void {
  if (typeof apiVersion === 'string') refuse('apiVersion', apiVersion, groupVersion(apiVersion), walk);
  if (typeof kind === 'string') refuse('kind', kind, kindName(kind), walk);
}

function refuse(name: string, value: string, says: string | undefined, walk: Walk): void {
  if (says === undefined) return;
  walk.down(name);
  walk.report(invalidValue, value, says);
  walk.up();
}

function groupVersion(text: string): string | undefined {
  if (text === '') return 'must not be empty';
  return text.split('/').length > 2 ? 'unexpected GroupVersion string' : undefined;
}

function kindName(text: string): string | undefined {
  if (text === '') return 'must not be empty';
  const says = dns1035Label(text.toLowerCase());
  return says && `may have mixed case, but should otherwise match: ${says}`;
}
