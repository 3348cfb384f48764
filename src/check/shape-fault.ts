import type { Fault } from '../model/fault.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../model/manifest.js';
import { notAnObjectRule } from '../resources/rules.js';
import { notAManifestRule } from './rules.js';

/**
 * Why this is no Kubernetes object at all, if it is none: it lacks the head that everything else is found by. A document may
 * be for somebody else; what is in a list of objects must be one.
 */
export function shapeFault(
  object: KubernetesObject,
  where: 'document' | 'item' = 'document',
): Fault | undefined {
  // Types promise what files and apps need not keep.
  const value: JsonValue = object;
  // The value is not shown: nobody knows whether it is a secret.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const most = where === 'item' ? '; each item of a List must be one' : '';
    return { rule: notAnObjectRule, at: '', says: `${nameOfType(value)} is no Kubernetes object${most}.` };
  }
  if (where === 'item' && value.apiVersion === undefined && value.kind === undefined)
    return { rule: notAnObjectRule, at: '', says: 'The item of a List has neither apiVersion nor kind.' };
  if (value.apiVersion === undefined && value.kind === undefined)
    return {
      rule: notAManifestRule,
      at: '',
      says: 'The document has neither apiVersion nor kind; it was passed over.',
    };
  if (isChart(value))
    return { rule: notAManifestRule, at: '', says: "It is a Helm chart's Chart.yaml; it was passed over." };
  for (const key of ['apiVersion', 'kind'] as const) {
    const given = value[key];
    if (given === undefined) return { rule: notAnObjectRule, at: '', says: `The object has no ${key}.` };
    if (typeof given !== 'string' || given === '')
      return { rule: notAnObjectRule, at: `/${key}`, value: given, says: 'must be a text' };
  }
  const { metadata } = value;
  if (metadata === undefined)
    return { rule: notAnObjectRule, at: '', says: 'The object has no metadata, and so no name.' };
  if (typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)) return undefined;
  return {
    rule: notAnObjectRule,
    at: '/metadata',
    value: metadata,
    says: 'must be a map with at least a name',
  };
}

/** What every chart has instead of a kind. */
function isChart({ apiVersion, kind, name, version }: JsonObject): boolean {
  return (apiVersion === 'v1' || apiVersion === 'v2') && kind === undefined && isSet(name) && isSet(version);
}

function isSet(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function nameOfType(value: JsonValue): string {
  if (value === null) return 'A null';
  if (Array.isArray(value)) return 'A list';
  return typeof value === 'string' ? 'A text' : `A ${typeof value}`;
}
