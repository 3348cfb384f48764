import { CompileError } from './compile-error.js';
import { type LiteralValue, readBytes, readNumber, readString } from './literals.js';

/** A word of an expression. */
export interface Token {
  readonly kind: 'name' | 'quoted-name' | 'literal' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
  readonly literal?: LiteralValue;
}

const space = /(?:[\t \r\n\f]|\/\/[^\n]*)*/y;
const number =
  /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?|(?:0x[0-9A-Fa-f]+|\d+)[uU]?)/y;
const string = /([bB]?[rR]?)("""|'''|"|')/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const quotedName = /`[A-Za-z0-9_./ -]+`/y;
const symbol = /==|!=|<=|>=|&&|\|\||[[\]{}().,\-!?:+*/%<>]/y;

/** The words of an expression, the last of them its end. Throws a `CompileError` at what is none. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const token = readToken(text, at);
    tokens.push(token);
    at = skip(text, at + token.text.length);
  }
  tokens.push({ kind: 'end', text: '<EOF>', at });
  return tokens;
}

function skip(text: string, at: number): number {
  return at + (matchAt(space, text, at)?.[0].length ?? 0);
}

function readToken(text: string, at: number): Token {
  const quote = matchAt(string, text, at);
  if (quote) return readQuoted(text, at, quote[1] ?? '', quote[2] ?? '');
  const digits = matchAt(number, text, at)?.[0];
  if (digits) return { kind: 'literal', text: digits, at, literal: readNumber(digits, at) };
  const word = matchAt(name, text, at)?.[0];
  if (word) return readWord(word, at);
  const quoted = matchAt(quotedName, text, at)?.[0];
  if (quoted) return { kind: 'quoted-name', text: quoted, at };
  const sign = matchAt(symbol, text, at)?.[0];
  if (sign) return { kind: 'symbol', text: sign, at };
  const wrong = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw new CompileError(at, `Syntax error: token recognition error at: '${wrong}'`);
}

function readWord(word: string, at: number): Token {
  if (word === 'true' || word === 'false')
    return { kind: 'literal', text: word, at, literal: { value: word === 'true' } };
  if (word === 'null') return { kind: 'literal', text: word, at, literal: { value: null } };
  return word === 'in' ? { kind: 'symbol', text: word, at } : { kind: 'name', text: word, at };
}

function readQuoted(text: string, at: number, prefix: string, quote: string): Token {
  const raw = /r/i.test(prefix);
  const start = at + prefix.length + quote.length;
  const end = closing(text, start, quote, raw);
  if (end < 0) throw new CompileError(at, `Syntax error: token recognition error at: '${text.slice(at)}'`);
  const inside = text.slice(start, end);
  const value = /b/i.test(prefix) ? readBytes(inside, raw, at) : readString(inside, raw, at);
  return { kind: 'literal', text: text.slice(at, end + quote.length), at, literal: { value } };
}

/** Where the closing quotes begin, or -1. A line break ends a text in single quotes. */
function closing(text: string, start: number, quote: string, raw: boolean): number {
  for (let i = start; i < text.length; i++) {
    if (text.startsWith(quote, i)) return i;
    if (quote.length === 1 && /[\r\n]/.test(text[i] ?? '')) return -1;
    if (text[i] === '\\' && !raw) i++;
  }
  return -1;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
