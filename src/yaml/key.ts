import { memo } from '../model/memo.js';
import { indent } from './indent.js';
import { startsWithMarker } from './plain.js';
import { quoted } from './quoted.js';
import { lineText } from './scalar.js';

/** Readers look for the `:` of a longer key only where `? ` announces it. */
const LONGEST_IMPLICIT = 1024;
/** A key up to this length stays below the other limit, even if each of its characters needs an escape like `\ufeff`. */
const SHORT = 128;

/** A key and its `:`, indented for a map in `depth` others; only a blank before it if it is `inline`, after a dash. */
export function keyText(key: string, depth: number, inline: boolean): string {
  if (isExplicit(key, depth)) return explicitKey(key, depth, inline);
  return inline ? inlineKey(key) : indentedKey(key, depth);
}

/** Whether the key is so long that it is written as `? key`. */
export function isExplicit(key: string, depth: number): boolean {
  return key.length > SHORT && lineOf(key, depth).length > LONGEST_IMPLICIT;
}

function explicitKey(key: string, depth: number, inline: boolean): string {
  return `${inline ? ' ' : indent(depth)}? ${lineOf(key, depth)}\n${indent(depth)}:`;
}

const inlineKey = memo((key) => ` ${lineText(key)}:`);

/** By depth. */
const indentedKeys: ((key: string) => string)[] = [];

function indentedKey(key: string, depth: number): string {
  indentedKeys[depth] ??= memo((text) => `${indent(depth)}${lineOf(text, depth)}:`);
  return indentedKeys[depth](key);
}

/** A key that is not indented is quoted if a reader would take it for a document marker. */
function lineOf(key: string, depth: number): string {
  const line = lineText(key);
  return depth === 0 && line === key && startsWithMarker(key) ? quoted(key) : line;
}
