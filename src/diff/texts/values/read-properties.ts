import type { Value } from './value.js';

/** Spring ends a document of properties with such a comment. */
const SEPARATOR = /^[#!]---\s*$/m;
const ENTRY = /^(?<key>(?:\\.|[^\\:= \t\f])*)(?:[ \t\f]*[:=][ \t\f]*|[ \t\f]+|$)(?<value>.*)$/s;
const BAD_ESCAPE = /\\u(?![0-9a-fA-F]{4})/;

/**
 * The properties of Java: the last of several of one key counts. Undefined for a text of several documents,
 * and for one that Java refuses.
 */
export function readProperties(text: string): Value[] | undefined {
  if (SEPARATOR.test(text) || BAD_ESCAPE.test(text)) return undefined;
  const properties = new Map<string, Value>();
  for (const line of logicalLines(text)) {
    const { key = '', value = '' } = ENTRY.exec(line)?.groups ?? {};
    properties.set(unescaped(key), unescaped(value));
  }
  return [Object.fromEntries(properties)];
}

/** A backslash at its end joins a line with the next, whose indentation is dropped; comments are no such lines. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.replace(/^[ \t\f]+/, '');
    if (open === undefined && /^(?:$|[#!])/.test(trimmed)) continue;
    const joined: string = (open ?? '') + trimmed;
    const goesOn = /(?<!\\)(?:\\\\)*\\$/.test(trimmed);
    open = goesOn ? joined.slice(0, -1) : undefined;
    if (open === undefined) lines.push(joined);
  }
  return open === undefined ? lines : [...lines, open];
}

const LETTERS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, char: string) =>
    code === undefined ? (LETTERS[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
