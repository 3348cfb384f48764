import type { JsonValue } from '../../model/manifest.js';
import { stringEnd } from './json-node.js';

/** Where a value of JSON ends if it is one, and what was counted on the way. */
export interface Extent {
  readonly end: number;
  /** The keys of all maps in it, those that come twice too. */
  readonly keys: number;
  /** How many lists and maps lie in one another at most. */
  readonly depth: number;
}

const WORD = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

/** The extent of what starts at this offset, by its brackets and quotes alone. */
export function extentOf(text: string, start: number): Extent {
  const first = text.charCodeAt(start);
  if (first === 0x22) return { end: stringEnd(text, start), keys: 0, depth: 0 };
  if (first !== 0x7b && first !== 0x5b) return { end: wordEnd(text, start), keys: 0, depth: 0 };
  let [open, deepest, keys] = [0, 0, 0];
  for (let at = start; at < text.length; ) {
    const code = text.charCodeAt(at++);
    if (code === 0x22) at = stringEnd(text, at - 1);
    else if (code === 0x3a) keys++;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++open);
    else if ((code === 0x7d || code === 0x5d) && --open === 0) return { end: at, keys, depth: deepest };
  }
  return { end: text.length, keys, depth: deepest };
}

function wordEnd(text: string, start: number): number {
  WORD.lastIndex = start;
  const [word] = WORD.exec(text) ?? [];
  return word === undefined || breaksOff(word, text.charAt(start + word.length))
    ? start
    : start + word.length;
}

/** Whether Go would read a number on, to find that it has no digits there: `1.`, `1e`. */
function breaksOff(word: string, next: string): boolean {
  if (!/[0-9]$/.test(word)) return false;
  return next === '.' ? !/[.eE]/.test(word) : /^[eE]$/.test(next) && !/[eE]/.test(word);
}

/** Half of a character, escaped: what JavaScript keeps and Go doesn't. */
const ESCAPED_HALF = /\\u[dD][89a-fA-F]/;

/**
 * The frozen value of a text of JSON that is less than some thousand levels deep; undefined if it is not JSON, or if there
 * is more to say about it than its value: keys that come twice, halves of characters, numbers that do not fit.
 */
export function quickJson(text: string, keys: number): JsonValue | undefined {
  if (ESCAPED_HALF.test(text)) return undefined;
  try {
    const value: JsonValue = JSON.parse(text);
    return freeze(value) === keys ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The number of keys in the value; NaN if a number in it does not fit. */
function freeze(value: JsonValue): number {
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? Number.isSafeInteger(value)
        ? 0
        : Number.NaN
      : Number.isFinite(value)
        ? 0
        : Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  Object.freeze(value);
  const parts: readonly (JsonValue | undefined)[] = Object.values(value);
  let keys = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) if (part !== undefined) keys += freeze(part);
  return keys;
}

/** Whether the text is JSON at all, whatever else may be wrong with it. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
