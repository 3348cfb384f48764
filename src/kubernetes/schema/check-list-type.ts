import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { canonical } from './canonical.js';
import { duplicateListItem, wrongType } from './rules.js';
import type { Schema } from './schema.js';
import type { Walk } from './walk.js';

/** That a set holds nothing twice, and a map no two items with the same keys; missing keys are equal to one another. */
export function checkListType(
  { listType, listMapKeys = [] }: Schema,
  list: readonly JsonValue[],
  walk: Walk,
): void {
  if (listType === 'set') reportRepeated(list, walk);
  else if (listType === 'map' && isMap(list, walk)) {
    reportRepeated(
      list.map((item) => keysOf(item, listMapKeys)),
      walk,
    );
  }
}

/** `uniqueItems`, which the server refuses in CRDs. */
export function checkUnique(list: readonly JsonValue[], walk: Walk): void {
  if (new Set(list.map((item) => canonical(item))).size < list.length)
    walk.report(duplicateListItem, undefined, "shouldn't contain duplicates");
}

function isMap(list: readonly JsonValue[], walk: Walk): boolean {
  const wrong = list.findIndex((item) => typeof item !== 'object' || Array.isArray(item));
  if (wrong < 0) return true;
  walk.down(wrong);
  walk.report(wrongType, list[wrong], 'must be an object for an array of list-type map');
  walk.up();
  return false;
}

function keysOf(item: JsonValue, names: readonly string[]): JsonValue {
  if (typeof item !== 'object' || item === null) return {};
  // `isMap` let only objects through.
  const object = item as JsonObject;
  const given = names.filter((name) => Object.hasOwn(object, name));
  return Object.fromEntries(given.map((name) => [name, object[name]]));
}

/** The second of each, as the server does it; further ones would only say the same. */
function reportRepeated(keys: readonly JsonValue[], walk: Walk): void {
  if (keys.length < 2) return;
  const seen = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const text = canonical(key);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    if (times !== 2) continue;
    walk.down(index);
    walk.report(duplicateListItem, key, 'is a duplicate value');
    walk.up();
  }
}
