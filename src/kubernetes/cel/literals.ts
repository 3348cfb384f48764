import { CompileError } from './compile-error.js';
import type { Literal } from './syntax.js';

/** What a literal means. */
export type LiteralValue = Pick<Literal, 'value' | 'unsigned'>;

const mostUint = 2n ** 64n - 1n;

/** An int may be out of range: the sign before it is not known yet. */
export function readNumber(text: string, at: number): LiteralValue {
  if (/^0x|^\d+[uU]?$/i.test(text)) return readInteger(text, at);
  const value = Number(text);
  if (!Number.isFinite(value)) throw new CompileError(at, 'invalid double literal');
  return { value };
}

function readInteger(text: string, at: number): LiteralValue {
  const unsigned = /[uU]$/.test(text);
  const value = BigInt(unsigned ? text.slice(0, -1) : text);
  if (unsigned && value > mostUint) throw new CompileError(at, 'invalid uint literal');
  return unsigned ? { value, unsigned } : { value };
}

const plain: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '?': '?',
  '`': '`',
};
const escapes =
  /\\(?:([abfnrtv"'\\?`])|([0-3][0-7]{2})|[xX]([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))/gsu;

/** The text between the quotes, its escapes read. */
export function readString(inside: string, raw: boolean, at: number): string {
  const text = inside.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (raw || !text.includes('\\')) return text;
  return text.replace(escapes, (whole, simple: string, octal, byte, short, long) => {
    if (simple) return plain[simple] ?? '';
    const point = octal ? Number.parseInt(octal, 8) : Number.parseInt(byte ?? short ?? long, 16);
    if (Number.isNaN(point))
      throw new CompileError(at, `Syntax error: token recognition error at: '${whole}'`);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      throw new CompileError(at, 'unable to unescape string');
    return String.fromCodePoint(point);
  });
}

/** The bytes between the quotes: escapes of two digits are bytes, everything else is UTF-8. */
export function readBytes(inside: string, raw: boolean, at: number): Uint8Array {
  if (raw) return new TextEncoder().encode(inside);
  const bytes: number[] = [];
  let done = 0;
  for (const match of inside.matchAll(escapes)) {
    bytes.push(...new TextEncoder().encode(inside.slice(done, match.index)));
    const byte = match[2] ? Number.parseInt(match[2], 8) : Number.parseInt(match[3] ?? '', 16);
    if (match[4] ?? match[5]) throw new CompileError(at, 'unable to unescape string');
    if (Number.isNaN(byte)) bytes.push(...new TextEncoder().encode(readString(match[0], false, at)));
    else bytes.push(byte);
    done = match.index + match[0].length;
  }
  bytes.push(...new TextEncoder().encode(inside.slice(done)));
  return Uint8Array.from(bytes);
}
