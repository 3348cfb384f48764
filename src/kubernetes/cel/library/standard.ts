import { lengthOf } from '../code-points.js';
import { fail } from '../failure.js';
import { int64, showDouble, truncated, uint64 } from '../numbers.js';
import {
  a,
  b,
  bool,
  bytes,
  double,
  duration,
  dyn,
  fn,
  int,
  type Library,
  list,
  map,
  method,
  text,
  timestamp,
  typeOfA,
  uint,
} from '../overload.js';
import {
  clock,
  floorMod,
  minutesAhead,
  parseDuration,
  parseTimestamp,
  showDuration,
  showTimestamp,
  timestampOf,
} from '../time.js';
import { runtimeType } from '../type-of.js';
import { type Duration, type Timestamp, TypeValue, Uint } from '../values.js';
import { patternOf } from './regex.js';

const second = 1_000_000_000n;
const mostInt = 2n ** 63n;
const mostUint = 2n ** 64n;

function cannot(from: string, to: string): never {
  return fail(`type conversion error from '${from}' to '${to}'`);
}

function parseInteger(source: string, to: 'int' | 'uint'): bigint {
  const known = to === 'int' ? /^[+-]?\d+$/ : /^\d+$/;
  const value = known.test(source) ? BigInt(source.replace('+', '')) : cannot('string', to);
  const wrapped = to === 'int' ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value);
  return wrapped === value ? value : cannot('string', to);
}

/** Go's `strconv.ParseFloat`, but for hexadecimal. */
function parseDouble(source: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(source)) {
    const value = Number(source);
    return Number.isFinite(value) ? value : cannot('string', 'double');
  }
  if (/^[+-]?inf(inity)?$/i.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  return /^nan$/i.test(source) ? Number.NaN : cannot('string', 'double');
}

function parseBool(source: string): boolean {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(source)) return true;
  return ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(source) ? false : cannot('string', 'bool');
}

function decode(source: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source);
  } catch {
    return fail('invalid UTF-8 in bytes, cannot convert to string');
  }
}

function toInt(value: number): bigint {
  return truncated(value, -mostInt, mostInt, 'integer overflow');
}

function seconds(nanos: bigint): bigint {
  return (nanos - floorMod(nanos, second)) / second;
}

function dayOfYear(date: Date): number {
  const first = new Date(date);
  first.setUTCMonth(0, 1);
  return Math.round((date.getTime() - first.getTime()) / 86_400_000);
}

/** A part of a date, with and without a time zone. */
function part(of: (date: Date) => number) {
  return [
    method([timestamp], int, (at) => BigInt(of(clock(at)))),
    method([timestamp, text], int, (at: Timestamp, zone: string) =>
      BigInt(of(clock(at, minutesAhead(zone, at)))),
    ),
  ];
}

function sized(nanos: bigint) {
  return method([duration], int, (value: Duration) => value.nanos / nanos);
}

/** The functions that CEL itself has. */
export const standard: Library = {
  size: [
    fn([bytes], int, (x) => BigInt(x.length)),
    method([bytes], int, (x) => BigInt(x.length)),
    fn([list(a)], int, (x) => BigInt(x.size)),
    method([list(a)], int, (x) => BigInt(x.size)),
    fn([map(a, b)], int, (x) => BigInt(x.size)),
    method([map(a, b)], int, (x) => BigInt(x.size)),
    fn([text], int, (x) => BigInt(lengthOf(x))),
    method([text], int, (x) => BigInt(lengthOf(x))),
  ],
  type: [fn([a], typeOfA, (x) => new TypeValue(runtimeType(x)))],
  dyn: [fn([a], dyn, (x) => x)],
  bool: [fn([bool], bool, (x) => x), fn([text], bool, parseBool)],
  bytes: [fn([bytes], bytes, (x) => x), fn([text], bytes, (x) => new TextEncoder().encode(x))],
  double: [
    fn([double], double, (x) => x),
    fn([int], double, Number),
    fn([text], double, parseDouble),
    fn([uint], double, (x) => Number(x.value)),
  ],
  duration: [
    fn([duration], duration, (x) => x),
    fn([text], duration, (x) => parseDuration(x) ?? cannot('string', 'google.protobuf.Duration')),
  ],
  int: [
    fn([int], int, (x) => x),
    fn([double], int, toInt),
    fn([duration], int, (x) => x.nanos),
    fn([text], int, (x) => parseInteger(x, 'int')),
    fn([timestamp], int, (x) => seconds(x.nanos)),
    fn([uint], int, (x) => int64(x.value)),
  ],
  string: [
    fn([text], text, (x) => x),
    fn([bool], text, String),
    fn([bytes], text, decode),
    fn([double], text, showDouble),
    fn([duration], text, showDuration),
    fn([int], text, String),
    fn([timestamp], text, showTimestamp),
    fn([uint], text, (x) => String(x.value)),
  ],
  timestamp: [
    fn([timestamp], timestamp, (x) => x),
    fn([int], timestamp, (x) => timestampOf(x * second)),
    fn([text], timestamp, (x) => {
      const { nanos, offset } = parseTimestamp(x) ?? cannot('string', 'google.protobuf.Timestamp');
      return timestampOf(nanos, offset);
    }),
  ],
  uint: [
    fn([uint], uint, (x) => x),
    fn([double], uint, (x) => new Uint(truncated(x, 0n, mostUint, 'unsigned integer overflow'))),
    fn([int], uint, (x) => new Uint(uint64(x))),
    fn([text], uint, (x) => new Uint(parseInteger(x, 'uint'))),
  ],
  contains: [method([text, text], bool, (x, y) => x.includes(y))],
  endsWith: [method([text, text], bool, (x, y) => x.endsWith(y))],
  startsWith: [method([text, text], bool, (x, y) => x.startsWith(y))],
  matches: [
    fn([text, text], bool, (x, y) => patternOf(y, '').test(x)),
    method([text, text], bool, (x, y) => patternOf(y, '').test(x)),
  ],
  getFullYear: part((date) => date.getUTCFullYear()),
  getMonth: part((date) => date.getUTCMonth()),
  getDayOfYear: part(dayOfYear),
  getDayOfMonth: part((date) => date.getUTCDate() - 1),
  getDate: part((date) => date.getUTCDate()),
  getDayOfWeek: part((date) => date.getUTCDay()),
  getHours: [...part((date) => date.getUTCHours()), sized(3600n * second)],
  getMinutes: [...part((date) => date.getUTCMinutes()), sized(60n * second)],
  getSeconds: [...part((date) => date.getUTCSeconds()), sized(second)],
  getMilliseconds: [
    ...part((date) => date.getUTCMilliseconds()),
    method([duration], int, (x) => x.nanos / 1_000_000n),
  ],
};
