import type { JsonValue } from '../../src/model/manifest.js';
import { child } from '../../src/model/pointer.js';

/**
 * Where what was read back does not hold what was sent: `"/spec/x is gone"`, `"/spec/y is 2, was 1"`. What the server added
 * is fine. Go writes an
 * empty list as null where the field is required, and `stringData` of a Secret is write-only.
 */
export function lost(sent: JsonValue | undefined, read: JsonValue | undefined, at = ''): string[] {
  if (sent === undefined || at === '/stringData') return [];
  if (read === null && Array.isArray(sent) && sent.length === 0) return [];
  if (read === undefined) return [`${at} is gone`];
  if (!isTree(sent) || !isTree(read))
    return Object.is(sent, read) ? [] : [`${at} is ${show(read)}, was ${show(sent)}`];
  const held: ReadonlyMap<string, JsonValue | undefined> = new Map(Object.entries(read));
  return Object.entries(sent).flatMap(([key, value]) => lost(value, held.get(key), child(at, key)));
}

function isTree(value: JsonValue): value is Exclude<JsonValue, string | number | boolean | null> {
  return typeof value === 'object' && value !== null;
}

function show(value: JsonValue): string {
  return JSON.stringify(value);
}
