import { lengthOf, pointsBefore, pointsOf, slice, unitsOf } from '../code-points.js';
import { PlainList } from '../collections.js';
import { fail } from '../failure.js';
import { dyn, fn, int, type Library, list, method, text } from '../overload.js';
import type { ListValue } from '../values.js';
import { format } from './string-format.js';

function outOfRange(index: bigint): never {
  return fail(`index out of range: ${index}`);
}

function charAt(source: string, index: bigint): string {
  const points = pointsOf(source);
  return index < 0n || index > points.length ? outOfRange(index) : (points[Number(index)] ?? '');
}

function indexOf(source: string, part: string, offset = 0n): bigint {
  if (offset < 0n) outOfRange(offset);
  const length = BigInt(lengthOf(source));
  if (part === '') return offset > length ? length : offset;
  if (offset >= length) return -1n;
  const found = source.indexOf(part, unitsOf(source, Number(offset)));
  return found < 0 ? -1n : BigInt(pointsBefore(source, found));
}

function lastIndexOf(source: string, part: string, offset?: bigint): bigint {
  const length = BigInt(lengthOf(source));
  if (offset === undefined) {
    if (part === '') return length;
    return length === 0n ? -1n : lastIndexOf(source, part, length - 1n);
  }
  if (offset < 0n) outOfRange(offset);
  if (part === '') return offset > length ? length : offset;
  if (offset >= length) return -1n;
  const found = source.lastIndexOf(part, unitsOf(source, Number(offset)));
  return found < 0 ? -1n : BigInt(pointsBefore(source, found));
}

/** Go's `strings.Replace`: an empty text is found before every character and at the end. */
function replace(source: string, old: string, by: string, most: bigint): string {
  if (most < 0n) return old === '' ? replaceEmpty(source, by, Infinity) : source.split(old).join(by);
  if (old === '') return replaceEmpty(source, by, Number(most));
  const parts = source.split(old);
  const head = parts.slice(0, Number(most) + 1).join(by);
  return [head, ...parts.slice(Number(most) + 1)].join(old);
}

function replaceEmpty(source: string, by: string, most: number): string {
  const points = pointsOf(source);
  const head = points.map((point, i) => (i < most ? by : '') + point).join('');
  return head + (points.length < most ? by : '');
}

/** Go's `strings.SplitN`. */
function split(source: string, separator: string, most = -1n): PlainList {
  if (most === 0n) return new PlainList([]);
  const parts = separator === '' ? pointsOf(source) : source.split(separator);
  const count = Number(most);
  if (count < 0 || parts.length <= count) return new PlainList(parts);
  return new PlainList([...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)]);
}

function substring(source: string, start: bigint, end?: bigint): string {
  const length = BigInt(lengthOf(source));
  if (end !== undefined && start > end) fail(`invalid substring range. start: ${start}, end: ${end}`);
  if (start < 0n || start > length) outOfRange(start);
  if (end !== undefined && (end < 0n || end > length)) outOfRange(end);
  return slice(source, Number(start), end === undefined ? undefined : Number(end));
}

function join(items: ListValue, separator = ''): string {
  return Array.from(items, (item) => (typeof item === 'string' ? item : fail('no such overload'))).join(
    separator,
  );
}

const quoted: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

function quote(source: string): string {
  const escaped = source.replace(/[\s\S]/gu, (character) => quoted[character] ?? character);
  return `"${escaped}"`;
}

/** What Go takes for space: JavaScript also counts U+FEFF. */
const edges =
  /^[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** Go's `strings.TrimSpace`. */
export function trimSpace(source: string): string {
  return source.replace(edges, '');
}

/** cel-go's string library, in the second version, which is the API server's. */
export const strings: Library = {
  charAt: [method([text, int], text, charAt)],
  indexOf: [
    method([text, text], int, (x, y) => indexOf(x, y)),
    method([text, text, int], int, (x, y, z) => indexOf(x, y, z)),
  ],
  lastIndexOf: [
    method([text, text], int, (x, y) => lastIndexOf(x, y)),
    method([text, text, int], int, (x, y, z) => lastIndexOf(x, y, z)),
  ],
  lowerAscii: [method([text], text, (x) => x.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()))],
  upperAscii: [method([text], text, (x) => x.replace(/[a-z]+/g, (letters) => letters.toUpperCase()))],
  replace: [
    method([text, text, text], text, (x, y, z) => replace(x, y, z, -1n)),
    method([text, text, text, int], text, replace),
  ],
  split: [
    method([text, text], list(text), (x, y) => split(x, y)),
    method([text, text, int], list(text), (x, y, z) => split(x, y, z)),
  ],
  substring: [
    method([text, int], text, (x, y) => substring(x, y)),
    method([text, int, int], text, (x, y, z) => substring(x, y, z)),
  ],
  trim: [method([text], text, trimSpace)],
  format: [method([text, list(dyn)], text, format)],
  'strings.quote': [fn([text], text, quote)],
  join: [method([list(text)], text, (x) => join(x)), method([list(text), text], text, (x, y) => join(x, y))],
};
