import type { ScalarNode } from './node.js';
import { integerOf, type Resolved, resolve } from './resolve.js';
import { Unreadable } from './unreadable.js';

const YAML = 'tag:yaml.org,2002:';

/** What a scalar means: by its tag, by its text, or it is a string. Throws `Unreadable` where the tag doesn't fit the text. */
export function scalarValue(node: ScalarNode): Resolved {
  const { tag, text } = node;
  if (tag === '' || tag === '!') return node.plain && tag === '' ? resolve(text) : text;
  const type = tag.startsWith(YAML) ? tag.slice(YAML.length) : '';
  if (type === 'binary') return binary(node);
  const fits = TYPES.get(type);
  if (!fits) return text;
  const value = resolve(text);
  if (!fits(value, text)) throw misfit(node, type);
  return typeof value === 'string' ? text : value;
}

/** By the name of the tag: whether a value that an untyped text would have is of that type. */
const TYPES = new Map<string, (value: Resolved, text: string) => boolean>([
  ['bool', (value) => typeof value === 'boolean'],
  ['null', (value) => value === null],
  ['int', (value, text) => typeof value === 'number' && isInteger(text)],
  ['float', (value, text) => typeof value === 'number' && !isUnsigned(text)],
  ['timestamp', (value, text) => typeof value === 'string' && isTimestamp(text)],
]);

function isInteger(text: string): boolean {
  return integerOf(text.replaceAll('_', '')) !== undefined;
}

/** An integer that needs all 64 bits without a sign; Go makes no float of it. */
function isUnsigned(text: string): boolean {
  const integer = integerOf(text.replaceAll('_', ''));
  return integer !== undefined && integer >= 2n ** 63n;
}

const TIMESTAMP =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?)?$/;

function isTimestamp(text: string): boolean {
  const found = TIMESTAMP.exec(text);
  if (!found) return false;
  const [year, month, day, ...rest] = found.slice(1).map(Number);
  const [hour = 0, minute = 0, second = 0] = rest.filter((part) => !Number.isNaN(part));
  const date = new Date(Date.UTC(2000, (month ?? 0) - 1, day));
  date.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day);
  return (
    date.getUTCMonth() + 1 === month && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  );
}

function misfit({ at }: ScalarNode, type: string): Unreadable {
  return new Unreadable(`The tag !!${type} stands before a value that is none.`, 'Remove the tag.', at);
}

function binary({ text, at }: ScalarNode): string {
  const digits = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(digits))
    throw new Unreadable('The tag !!binary stands before a text that is not base64.', 'Remove the tag.', at);
  return textOf(Buffer.from(digits, 'base64'));
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** As Go puts bytes into JSON: each byte that belongs to no character becomes U+FFFD. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const character = [1, 2, 3, 4]
      .map((length) => bytes.subarray(at, at + length))
      .find((some) => isText(some));
    text += character ? STRICT.decode(character) : '\ufffd';
    at += character?.length ?? 1;
  }
  return text;
}

function isText(bytes: Uint8Array): boolean {
  try {
    STRICT.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What becomes of the key of a map in JSON; undefined for what can be no key: null, and integers beyond 63 bits. */
export function keyText(node: ScalarNode): string | undefined {
  const value = scalarValue(node);
  if (typeof value === 'string') return value;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return String(value);
  const integer = node.tag.endsWith(':float') ? undefined : integerOf(node.text.replaceAll('_', ''));
  if (integer === undefined) return floatKey(value);
  return integer < 2n ** 63n ? String(integer) : undefined;
}

/** Go writes such a key with the few digits that a number of 32 bits needs, and with an exponent sooner than JavaScript. */
function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => single.toExponential(n - 1));
  const shortest = digits.find((text) => Math.fround(Number(text)) === single) ?? String(single);
  const [mantissa = '', exponent = '0'] = shortest.split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(shortest));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
