import { memo } from '../model/memo.js';
import { blockScalar } from './block-scalar.js';
import { indent } from './indent.js';
import { isCommon, isPlain } from './plain.js';
import { doubleQuoted, doubleQuotedLines, needsEscapes, quoted } from './quoted.js';
import { Unprintable } from './unprintable.js';

/** A value that is no list or map, as it follows `key:` or `-`: from the blank to the end of its last line. */
export function scalarText(value: unknown, depth: number): string {
  if (typeof value === 'string') return stringText(value, depth);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? ' true\n' : ' false\n';
  if (value === null) return ' null\n';
  throw new Unprintable();
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Unprintable();
  return Object.is(value, -0) ? ' -0\n' : ` ${value}\n`;
}

function stringText(text: string, depth: number): string {
  return text.includes('\n') ? ` ${linesText(text, depth)}\n` : stringLine(text);
}

const stringLine = memo((text) => ` ${lineText(text)}\n`);

/** A string with line breaks, as a value: a block if one can hold it. Its lines are indented for `depth`. */
function linesText(text: string, depth: number): string {
  const block = needsEscapes(text) ? undefined : blockScalar(text, indent(depth));
  return block ?? doubleQuotedLines(text, indent(depth));
}

/** A string on one line, without quotes where that is safe: a key, or a value without line breaks. */
export function lineText(text: string): string {
  if (isCommon(text)) return text;
  if (text.includes('\n') || needsEscapes(text)) return doubleQuoted(text);
  return isPlain(text) ? text : quoted(text);
}
