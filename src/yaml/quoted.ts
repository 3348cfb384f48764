import { isUnpaired, Unprintable } from './unprintable.js';

/** What YAML cannot hold as it is, and what some reader takes for a line break or a byte order mark. */
const UNPRINTABLE = /[^\P{Cc}\t\n]|[\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u;

/** These, what double quotes give a meaning to, and a space that a reader would drop before a line break. */
const ESCAPED = /["\\\t]| (?=\n)|[^\P{Cc}\t\n]|[\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  ' ': '\\ ',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/** From this length on (as JSON), a text with line breaks spreads over several lines. */
const LONG = 40;

/** Whether only double quotes can hold this text: some character of it needs an escape. */
export function needsEscapes(text: string): boolean {
  return UNPRINTABLE.test(text);
}

/** A line without such characters, in the quotes that need fewer escapes; double ones when in doubt. */
export function quoted(line: string): string {
  return line.includes('"') && !line.includes("'") ? `'${line}'` : doubleQuoted(line);
}

/** Any text on one line, in double quotes. */
export function doubleQuoted(text: string): string {
  return `"${escaped(text).replaceAll('\n', '\\n')}"`;
}

/**
 * A text with line breaks in double quotes; if it is long, over several lines, where a run of line breaks has one more
 * than is meant. This is the style of the `yaml` library for texts that no block can hold.
 */
export function doubleQuotedLines(text: string, indent: string): string {
  if (JSON.stringify(text).length < LONG) return doubleQuoted(text);
  const all = escaped(text);
  const inner = all.endsWith('\n') ? all.slice(0, -1) : all;
  const lines = inner.replace(/(\n+)( ?)/g, (_, run, space) => `\n${run}${indent}${space && '\\ '}`);
  return `"${lines}${inner === all ? '' : '\\n'}"`;
}

function escaped(text: string): string {
  return text.replace(ESCAPED, (char) => SHORT_ESCAPES[char] ?? hexEscape(char));
}

function hexEscape(char: string): string {
  if (isUnpaired(char)) throw new Unprintable();
  const hex = char.charCodeAt(0).toString(16);
  return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
}
