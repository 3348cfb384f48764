import { isBlank, isBreak, SPACE, TAB } from './characters.js';
import type { ReadScalar } from './plain-scalar.js';
import type { Source } from './source.js';
import { Unreadable } from './unreadable.js';

/** What the rest of the line after `|` or `>` says. */
interface Header {
  /** How many line breaks at the end stay: all (`+`), none (`-`), or one. */
  readonly keep: 'all' | 'none' | 'one';
  /** The indentation that is told, or 0. */
  readonly indent: number;
  readonly end: number;
}

const HEADER = /[|>](?:([+-])([1-9])?|([1-9])([+-])?)?[ \t]*(?:#|(?=[\n\r\x85\u2028\u2029])|$)/y;

/** A block scalar, its `|` or `>` at `start`, in a collection whose column is `parent` (-1: in none). */
export function readBlock(source: Source, start: number, parent: number): ReadScalar {
  const header = readHeader(source, start);
  const folded = source.code(start) === 0x3e;
  const told = header.indent && Math.max(parent, 0) + header.indent;
  let line = skipBreaks(source, nextLine(source, header.end), told, parent);
  const { indent } = line;
  let text = '';
  let lineBreak = '';
  let wasBlank = false;
  while (line.at - line.lineStart === indent && line.at < source.end) {
    const blank = isBlank(source.code(line.at));
    const folds = folded && !wasBlank && !blank && lineBreak === '\n';
    const end = source.lineEnd(line.at);
    text += (folds ? (line.breaks === '' ? ' ' : '') : lineBreak) + line.breaks + source.slice(line.at, end);
    wasBlank = blank;
    lineBreak = end < source.end ? source.breakText(end) : '';
    line = skipBreaks(source, nextLine(source, end), indent, parent);
  }
  if (header.keep !== 'none') text += lineBreak;
  if (header.keep === 'all') text += line.breaks;
  return { text, end: line.at, lineStart: line.lineStart };
}

function nextLine(source: Source, end: number): number {
  return end < source.end ? source.afterBreak(end) : end;
}

function readHeader(source: Source, start: number): Header {
  HEADER.lastIndex = start;
  const found = HEADER.exec(source.text);
  if (!found)
    throw new Unreadable(
      'This is no valid start of a block of text.',
      'After | or > may only come + or -, a digit from 1 to 9, and a comment; the text starts on the next line.',
      start,
    );
  const [all, sign, digit, firstDigit, secondSign] = found;
  const chomp = sign ?? secondSign;
  return {
    keep: chomp === '+' ? 'all' : chomp === '-' ? 'none' : 'one',
    indent: Number(digit ?? firstDigit ?? 0),
    end: source.lineEnd(start + all.length),
  };
}

/** Past empty lines and the indentation of the next; finds out what the indentation is, if `told` is 0. */
function skipBreaks(source: Source, start: number, told: number, parent: number) {
  let at = start;
  let lineStart = start;
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((told === 0 || at - lineStart < told) && source.code(at) === SPACE) at++;
    deepest = Math.max(deepest, at - lineStart);
    if ((told === 0 || at - lineStart < told) && source.code(at) === TAB)
      throw new Unreadable('A tab indents this line of a block of text.', 'Indent it with spaces.', at);
    if (!isBreak(source.code(at))) break;
    breaks += source.breakText(at);
    at = source.afterBreak(at);
    lineStart = at;
  }
  return { at, lineStart, breaks, indent: told || Math.max(deepest, parent + 1, 1) };
}
