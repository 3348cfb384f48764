import { compareText } from '../compare.js';
import { fail } from '../failure.js';
import { showDouble } from '../numbers.js';
import { showDuration, showTimestamp } from '../time.js';
import { runtimeType } from '../type-of.js';
import type { CelType } from '../types.js';
import { type CelValue, Duration, ListValue, MapValue, Timestamp, TypeValue, Uint } from '../values.js';

const sixDigits = 6;
const clause = /%%|%(\.\d*)?(.?)/gsu;

const allowed: Readonly<Record<string, readonly CelType['kind'][]>> = {
  d: ['int', 'uint'],
  f: ['double', 'string'],
  e: ['double', 'string'],
  b: ['int', 'uint', 'bool'],
  x: ['int', 'uint', 'string', 'bytes'],
  X: ['int', 'uint', 'string', 'bytes'],
  o: ['int', 'uint'],
  s: [
    'list',
    'map',
    'int',
    'uint',
    'double',
    'bool',
    'string',
    'timestamp',
    'bytes',
    'duration',
    'type',
    'null',
  ],
};
const refused: Readonly<Record<string, string>> = {
  d: 'decimal clause can only be used on integers',
  f: 'fixed-point clause can only be used on doubles',
  e: 'scientific clause can only be used on doubles',
  b: 'only integers and bools can be formatted as binary',
  x: 'only integers, byte buffers, and strings can be formatted as hex',
  X: 'only integers, byte buffers, and strings can be formatted as hex',
  o: 'octal clause can only be used on integers',
  s: 'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
};

export interface FormatError {
  readonly says: string;
  /** The one of the arguments that can't be formatted so. */
  readonly argument?: number;
}

/** What is wrong with a template for values of these types: the server checks it before anything is evaluated. */
export function formatError(template: string, types: readonly CelType[]): FormatError | undefined {
  let used = 0;
  for (const [whole, , letter = ''] of template.matchAll(clause)) {
    if (whole === '%%') continue;
    const type = types[used];
    if (!type) return { says: `index ${used} out of range` };
    used++;
    const kinds = allowed[letter];
    if (!kinds)
      return { says: `could not parse formatting clause: unrecognized formatting clause "${letter}"` };
    if (type.kind !== 'dyn' && !kinds.includes(type.kind))
      return {
        says: `error during formatting: ${refused[letter]}, was given ${type.name}`,
        argument: used - 1,
      };
  }
  if (types.length <= used) return undefined;
  return { says: `too many arguments supplied to string.format (expected ${used}, got ${types.length})` };
}

/** `'%s has %d'.format([name, count])`. */
export function format(template: string, args: ListValue): string {
  let used = 0;
  return template.replace(/%%|%(\.\d*)?(.?)/gsu, (clause, precision: string | undefined, letter: string) => {
    if (clause === '%%') return '%';
    if (used >= args.size) fail(`index ${used} out of range`);
    if (letter === '' && precision === undefined) fail('unexpected end of string');
    return formatClause(letter, precision, args.at(used++));
  });
}

function formatClause(letter: string, precision: string | undefined, value: CelValue): string {
  const digits = precision === undefined ? sixDigits : Number.parseInt(precision.slice(1), 10);
  if (Number.isNaN(digits) || digits > 1000)
    unparsed(
      'error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing "": invalid syntax',
    );
  switch (letter) {
    case 's':
      return formatString(value);
    case 'd':
      return formatDecimal(value);
    case 'f':
      return grouped(asDouble(value, 'fixed-point'), digits);
    case 'e':
      return scientific(asDouble(value, 'scientific'));
    case 'b':
      return typeof value === 'boolean'
        ? String(Number(value))
        : radix(value, 2, 'only integers and bools can be formatted as binary');
    case 'o':
      return radix(value, 8, 'octal clause can only be used on integers');
    case 'x':
      return hexadecimal(value);
    case 'X':
      return hexadecimal(value).toUpperCase();
    default:
      return unparsed(`unrecognized formatting clause "${letter}"`);
  }
}

function unparsed(says: string): never {
  return fail(`could not parse formatting clause: ${says}`);
}

function wrong(says: string, value: CelValue): never {
  return fail(`error during formatting: ${says}, was given ${runtimeType(value).name}`);
}

const anything =
  'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps';

function formatString(value: CelValue): string {
  if (value === null) return 'null';
  if (value instanceof ListValue) return `[${Array.from(value, nested).join(', ')}]`;
  if (value instanceof MapValue) return formatMap(value);
  if (typeof value === 'number') return showDouble(value);
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (value instanceof Uint) return String(value.value);
  if (value instanceof Timestamp) return showTimestamp(value);
  if (value instanceof Duration) return showDuration(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value instanceof TypeValue ? value.type.name : wrong(anything, value);
}

function formatMap(map: MapValue): string {
  const pairs = map.keys().map((key) => [nested(key), nested(map.find(key) ?? null)] as const);
  const sorted = pairs.sort(([a], [b]) => compareText(a, b));
  return `{${sorted.map(([key, value]) => `${key}:${value}`).join(', ')}}`;
}

/** A value in a list or a map is written as CEL would. */
function nested(value: CelValue): string {
  if (typeof value === 'string') return quoteForGo(value);
  if (value instanceof Uint8Array) return `b${quoteForGo(new TextDecoder().decode(value))}`;
  if (value instanceof Timestamp) return `timestamp("${showTimestamp(value)}")`;
  if (value instanceof Duration) return `duration("${showDuration(value)}")`;
  if (typeof value !== 'number') return formatString(value);
  return Number.isFinite(value) ? value.toFixed(sixDigits) : `"${showDouble(value)}"`;
}

function quoteForGo(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function formatDecimal(value: CelValue): string {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint
    ? String(value.value)
    : wrong('decimal clause can only be used on integers', value);
}

function asDouble(value: CelValue, clause: string): number {
  if (typeof value === 'number') return value;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  return wrong(`${clause} clause can only be used on doubles`, value);
}

/** With commas between thousands: the server formats for the locale en_US. */
function grouped(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  const [whole = '', fraction] = rounded(value, Math.min(digits, 100)).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** Go rounds what is exactly in the middle to the even digit, JavaScript up. */
function rounded(value: number, digits: number): string {
  const scaled = value * 10 ** digits;
  const isMiddle = Math.abs(scaled % 1) === 0.5 && scaled / 10 ** digits === value;
  const even = 2 * Math.round(scaled / 2);
  return isMiddle ? (even / 10 ** digits).toFixed(digits) : value.toFixed(digits);
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** As the locale en_US has it, `1.500000×10⁰³`; the server pays no heed to the precision that is asked for. */
function scientific(value: number): string {
  if (!Number.isFinite(value)) return grouped(value, sixDigits);
  const [mantissa = '', power = '0'] = value.toExponential(sixDigits).split('e');
  const size = String(Math.abs(Number(power))).padStart(2, '0');
  const raised = size.replace(/\d/g, (digit) => superscripts[Number(digit)] ?? '');
  return `${mantissa}×10${Number(power) < 0 ? '⁻' : ''}${raised}`;
}

function radix(value: CelValue, base: 2 | 8, says: string): string {
  if (typeof value === 'bigint') return value.toString(base);
  return value instanceof Uint ? value.value.toString(base) : wrong(says, value);
}

function hexadecimal(value: CelValue): string {
  if (typeof value === 'bigint') return value.toString(16);
  if (value instanceof Uint) return value.value.toString(16);
  if (typeof value === 'string') return Buffer.from(value).toString('hex');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return wrong('only integers, byte buffers, and strings can be formatted as hex', value);
}
