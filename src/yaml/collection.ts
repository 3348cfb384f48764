import type { JsonObject, JsonValue } from '../model/manifest.js';
import { indent } from './indent.js';
import { isExplicit, keyText } from './key.js';
import { scalarText } from './scalar.js';
import { DEEPEST, isPlainObject, Unprintable } from './unprintable.js';

/** A list or a map. */
export type Collection = readonly JsonValue[] | JsonObject;

/**
 * The lines of a list or map that lies in `depth` others. `inline` is for one that starts after a dash on the same line:
 * there, a blank takes the place of the first indentation.
 */
export function collectionText(value: Collection, depth: number, inline: boolean): string {
  return linesOf(value, depth, inline) || emptyText(value);
}

/** What follows `key:` (`inline` is false: a collection starts on the next line) or `-` (it starts on the same line). */
function valueText(value: JsonValue, depth: number, inline: boolean): string {
  if (typeof value !== 'object' || value === null) return scalarText(value, depth);
  const lines = linesOf(value, depth, inline);
  if (lines === '') return ` ${emptyText(value)}`;
  return inline ? lines : `\n${lines}`;
}

function linesOf(value: Collection, depth: number, inline: boolean): string {
  if (depth >= DEEPEST) throw new Unprintable();
  return isList(value) ? listLines(value, depth, inline) : mapLines(value, depth, inline);
}

function listLines(list: readonly JsonValue[], depth: number, inline: boolean): string {
  const dash = `${indent(depth)}-`;
  let lines = '';
  for (const item of list) {
    lines += inline && lines === '' ? ' -' : dash;
    lines += valueText(item, depth + 1, true);
  }
  return lines;
}

function mapLines(map: JsonObject, depth: number, inline: boolean): string {
  if (!isPlainObject(map)) throw new Unprintable();
  let lines = '';
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (value === undefined) continue;
    lines += keyText(key, depth, inline && lines === '');
    lines += valueText(value, depth + 1, isExplicit(key, depth));
  }
  return lines;
}

function emptyText(value: Collection): string {
  return isList(value) ? '[]\n' : '{}\n';
}

function isList(value: Collection): value is readonly JsonValue[] {
  return Array.isArray(value);
}
