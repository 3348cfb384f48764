import { NotUnderstood, type TomlScanner } from './toml-scanner.js';
import { type Value, Written } from './value.js';

const DEEPEST = 100;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const BASIC = /"(?:[^"\\\n]|\\[^\n])*"(?!")/y;
const LITERAL = /'[^'\n]*'(?!')/y;
const MULTILINE = /"""|'''/y;
const WORD = /[-+:.\w]+(?: (?=\d{2}:)[:.\w+-]+)?/y;
const DOT = /[ \t]*\.[ \t]*/y;
const INTEGER = /^[-+]?(?:0|[1-9][0-9]*)$/;

/** The parts of a dotted key. */
export function readKey(scanner: TomlScanner): string[] {
  const parts = [readKeyPart(scanner)];
  while (scanner.take(DOT) !== undefined) parts.push(readKeyPart(scanner));
  return parts;
}

function readKeyPart(scanner: TomlScanner): string {
  return scanner.take(BARE_KEY) ?? readString(scanner) ?? fail();
}

/** A string, number, date, list or inline table. */
export function readValue(scanner: TomlScanner, depth = 0): Value {
  if (depth > DEEPEST) return fail();
  const quotes = scanner.take(MULTILINE);
  if (quotes !== undefined) return readMultiline(scanner, quotes);
  const string = readString(scanner);
  if (string !== undefined) return string;
  if (scanner.take(/\[/y)) return readList(scanner, depth);
  return scanner.take(/\{/y) ? readInlineTable(scanner, depth) : wordValue(scanner.need(WORD));
}

function readString(scanner: TomlScanner): string | undefined {
  const literal = scanner.take(LITERAL);
  if (literal !== undefined) return literal.slice(1, -1);
  const basic = scanner.take(BASIC);
  return basic === undefined ? undefined : unescaped(basic.slice(1, -1));
}

/** The first line break behind the quotes does not count. What needs more care is left alone. */
function readMultiline(scanner: TomlScanner, quotes: string): string {
  const text = scanner.takeUntil(quotes).replace(/\r\n/g, '\n').replace(/^\n/, '');
  if (scanner.take(/["']/y)) return fail();
  if (quotes === '"""' && text.includes('\\')) return fail();
  return text;
}

function readList(scanner: TomlScanner, depth: number): Value {
  const items: Value[] = [];
  for (scanner.skipNothing(); !scanner.take(/\]/y); scanner.skipNothing()) {
    items.push(readValue(scanner, depth + 1));
    scanner.skipNothing();
    if (!scanner.take(/,/y)) {
      scanner.need(/\]/y);
      break;
    }
  }
  return items;
}

function readInlineTable(scanner: TomlScanner, depth: number): Value {
  const fields = new Map<string, Value>();
  for (scanner.skipBlanks(); !scanner.take(/\}/y); scanner.skipBlanks()) {
    const [key = '', ...more] = readKey(scanner);
    if (more.length > 0 || fields.has(key)) return fail();
    scanner.need(/[ \t]*=[ \t]*/y);
    fields.set(key, readValue(scanner, depth + 1));
    scanner.skipBlanks();
    if (!scanner.take(/,/y)) {
      scanner.need(/\}/y);
      break;
    }
  }
  return Object.fromEntries(fields);
}

/** Numbers and dates keep their spelling, but for what is only another way to write an integer. */
function wordValue(word: string): Value {
  if (word === 'true' || word === 'false') return word === 'true';
  if (!/^(?:[-+]?\d|[-+]?(?:inf|nan)$)/.test(word)) return fail();
  const plain = word.replaceAll(/(?<=\d)_(?=\d)/g, '');
  const number = INTEGER.test(plain) ? Number(plain) : Number.NaN;
  return Number.isSafeInteger(number) ? number : new Written(word);
}

const LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, char: string) =>
    code === undefined ? (LETTERS[char] ?? fail()) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function fail(): never {
  throw new NotUnderstood();
}
