import { isBlank, isBreak } from './characters.js';
import { Gap } from './folding.js';
import type { ReadScalar } from './plain-scalar.js';
import type { Source } from './source.js';
import { Unreadable } from './unreadable.js';

const DOUBLE = 0x22;
const SINGLE = 0x27;
const BACKSLASH = 0x5c;

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** A scalar in quotes, the first of which is at `start`. How its further lines are indented doesn't matter to Go. */
export function readQuoted(source: Source, start: number): ReadScalar {
  const quote = source.code(start);
  const gap = new Gap();
  let text = '';
  let at = start + 1;
  let lineStart: number | undefined;
  for (;;) {
    if (at === lineStart && source.isMarker(at))
      throw unclosed(start, 'A document marker stands inside of it.');
    if (at >= source.end) throw unclosed(start, 'Its closing quote is missing.');
    let escaped = false;
    let from = at;
    for (
      let code = source.code(at);
      !isBlank(code) && !isBreak(code) && at < source.end;
      code = source.code(at)
    ) {
      if (code === quote) {
        if (quote === DOUBLE || source.code(at + 1) !== SINGLE) break;
        text += source.slice(from, at + 1);
        at += 2;
        from = at;
      } else if (code === BACKSLASH && quote === DOUBLE) {
        text += source.slice(from, at);
        if (isBreak(source.code(at + 1))) {
          at = source.afterBreak(at + 1);
          lineStart = at;
          from = at;
          escaped = true;
          break;
        }
        const written = readEscape(source, at);
        text += written.text;
        at = written.end;
        from = at;
      } else at++;
    }
    text += source.slice(from, at);
    if (source.code(at) === quote) return { text, end: at + 1, lineStart };

    const blanks = at;
    let broken = escaped;
    let blanksEnd = at;
    while (isBlank(source.code(at)) || isBreak(source.code(at))) {
      if (isBreak(source.code(at))) {
        if (escaped) gap.addAfterEscape(source.breakText(at));
        else gap.add(source.breakText(at));
        broken = true;
        at = source.afterBreak(at);
        lineStart = at;
      } else {
        at++;
        if (!broken) blanksEnd = at;
      }
    }
    text += broken ? gap.take() : source.slice(blanks, blanksEnd);
  }
}

function unclosed(start: number, why: string): Unreadable {
  return new Unreadable(
    `This quoted text does not end. ${why}`,
    'Close it with the quote it began with.',
    start,
  );
}

function readEscape(source: Source, at: number): { readonly text: string; readonly end: number } {
  const letter = source.slice(at + 1, at + 2);
  const text = ESCAPES[letter];
  if (text !== undefined && at + 1 < source.end) return { text, end: at + 2 };
  const digits = HEX_DIGITS[letter];
  if (digits === undefined) throw unknownEscape(letter, at);
  return {
    text: characterOf(source.slice(at + 2, Math.min(at + 2 + digits, source.end)), digits, at),
    end: at + 2 + digits,
  };
}

function characterOf(hex: string, digits: number, at: number): string {
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex))
    throw new Unreadable(
      `This escape needs ${digits} hexadecimal digits.`,
      'Write a backslash as "\\\\".',
      at,
    );
  const code = Number.parseInt(hex, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    throw new Unreadable(
      `The escape of U+${hex.toUpperCase()} is no character.`,
      'Write a character beyond U+FFFF as \\U and eight digits, or as itself; a pair of \\u is for JSON only.',
      at,
    );
  return String.fromCodePoint(code);
}

function unknownEscape(letter: string, at: number): Unreadable {
  return new Unreadable(
    `"\\${letter}" is no escape of YAML.`,
    'Write a backslash in double quotes as "\\\\", or use single quotes.',
    at,
  );
}
