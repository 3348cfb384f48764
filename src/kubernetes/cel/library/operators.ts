import { contains } from '../collections.js';
import { compare } from '../compare.js';
import { equal } from '../equal.js';
import { fail } from '../failure.js';
import { lookUp } from '../look-up.js';
import { int64, uint64 } from '../numbers.js';
import {
  a,
  b,
  bool,
  bytes,
  double,
  duration,
  fn,
  int,
  type Library,
  list,
  map,
  type Overload,
  optional,
  text,
  timestamp,
  uint,
} from '../overload.js';
import { durationOf, timestampOf } from '../time.js';
import { type CelValue, ListValue, MapValue, Optional, Uint } from '../values.js';

const less = (x: CelValue, y: CelValue) => compare(x, y) < 0;
const atMost = (x: CelValue, y: CelValue) => compare(x, y) <= 0;
const greater = (x: CelValue, y: CelValue) => compare(x, y) > 0;
const atLeast = (x: CelValue, y: CelValue) => compare(x, y) >= 0;

const numbers = [int, uint, double];
const ordered = [
  ...numbers.flatMap((x) => numbers.map((y) => [x, y] as const)),
  ...[bool, text, bytes, timestamp, duration].map((x) => [x, x] as const),
];

function comparison(holds: (x: CelValue, y: CelValue) => boolean): Overload[] {
  return ordered.map(([x, y]) => fn([x, y], bool, holds));
}

function differ(x: CelValue, y: CelValue): boolean {
  return !equal(x, y);
}

function divide(x: bigint, y: bigint): bigint {
  return y === 0n ? fail('division by zero') : x / y;
}

function modulo(x: bigint, y: bigint): bigint {
  return y === 0n ? fail('modulus by zero') : x % y;
}

function concat(x: Uint8Array, y: Uint8Array): Uint8Array {
  return Uint8Array.from([...x, ...y]);
}

function index(of: CelValue, key: CelValue): CelValue {
  if (of instanceof Optional) return optionalIndex(of, key);
  return lookUp(of, key);
}

function optionalIndex(of: CelValue, key: CelValue): Optional {
  const inside = of instanceof Optional ? of.value : of;
  if (inside === undefined) return Optional.none;
  const found =
    inside instanceof ListValue
      ? itemOf(inside, key)
      : inside instanceof MapValue
        ? inside.find(key)
        : undefined;
  return found === undefined ? Optional.none : new Optional(found);
}

function itemOf(of: ListValue, key: CelValue): CelValue | undefined {
  const place = key instanceof Uint ? Number(key.value) : Number(key);
  return Number.isInteger(place) && place >= 0 && place < of.size ? of.at(place) : undefined;
}

/** The operators but those that do not need all of their operands: `&&`, `||` and `? :`. */
export const operators: Library = {
  '!_': [fn([bool], bool, (x) => !x)],
  '-_': [fn([int], int, (x) => int64(-x)), fn([double], double, (x) => -x)],
  '_==_': [fn([a, a], bool, equal)],
  '_!=_': [fn([a, a], bool, differ)],
  '_<_': comparison(less),
  '_<=_': comparison(atMost),
  '_>_': comparison(greater),
  '_>=_': comparison(atLeast),
  '_+_': [
    fn([bytes, bytes], bytes, concat),
    fn([double, double], double, (x, y) => x + y),
    fn([duration, duration], duration, (x, y) => durationOf(x.nanos + y.nanos)),
    fn([duration, timestamp], timestamp, (x, y) => timestampOf(x.nanos + y.nanos, y.offset)),
    fn([timestamp, duration], timestamp, (x, y) => timestampOf(x.nanos + y.nanos, x.offset)),
    fn([int, int], int, (x, y) => int64(x + y)),
    fn([list(a), list(a)], list(a), (x, y) => x.plus(y)),
    fn([text, text], text, (x, y) => x + y),
    fn([uint, uint], uint, (x, y) => new Uint(uint64(x.value + y.value))),
  ],
  '_-_': [
    fn([double, double], double, (x, y) => x - y),
    fn([duration, duration], duration, (x, y) => durationOf(x.nanos - y.nanos)),
    fn([int, int], int, (x, y) => int64(x - y)),
    fn([timestamp, duration], timestamp, (x, y) => timestampOf(x.nanos - y.nanos, x.offset)),
    fn([timestamp, timestamp], duration, (x, y) => durationOf(x.nanos - y.nanos)),
    fn([uint, uint], uint, (x, y) => new Uint(uint64(x.value - y.value))),
  ],
  '_*_': [
    fn([double, double], double, (x, y) => x * y),
    fn([int, int], int, (x, y) => int64(x * y)),
    fn([uint, uint], uint, (x, y) => new Uint(uint64(x.value * y.value))),
  ],
  '_/_': [
    fn([double, double], double, (x, y) => x / y),
    fn([int, int], int, (x, y) => int64(divide(x, y))),
    fn([uint, uint], uint, (x, y) => new Uint(divide(x.value, y.value))),
  ],
  '_%_': [fn([int, int], int, modulo), fn([uint, uint], uint, (x, y) => new Uint(modulo(x.value, y.value)))],
  '@in': [
    fn([a, list(a)], bool, (x, y) => contains(y, x)),
    fn([a, map(a, b)], bool, (x, y) => y.find(x) !== undefined),
  ],
  '_[_]': [
    fn([list(a), int], a, index),
    fn([map(a, b), a], b, index),
    fn([optional(list(a)), int], optional(a), index as typeof optionalIndex),
    fn([optional(map(a, b)), a], optional(b), index as typeof optionalIndex),
  ],
  '_[?_]': [
    fn([list(a), int], optional(a), optionalIndex),
    fn([optional(list(a)), int], optional(a), optionalIndex),
    fn([map(a, b), a], optional(b), optionalIndex),
    fn([optional(map(a, b)), a], optional(b), optionalIndex),
  ],
};
