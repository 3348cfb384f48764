import { isJson } from '../../../yaml/load/json-value.js';
import { loadDocuments } from '../../../yaml/load/load.js';
import { readSpelled } from './read-yaml.js';
import type { Value } from './value.js';

/** The value of a text that is JSON and says no more than that: no key comes twice. */
export function readJson(text: string): Value[] | undefined {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (!isJson(body)) return undefined;
  const [only, ...others] = loadDocuments(body);
  if (!only || only.error || others.length > 0) return undefined;
  // A number with too many digits is one of these.
  if (only.problems.length > 0) return readSpelled(body);
  // What was read is JSON, and no field of it is undefined.
  return [(only.value ?? null) as Value];
}
