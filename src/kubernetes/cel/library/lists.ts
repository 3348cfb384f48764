import { PlainList } from '../collections.js';
import { compare } from '../compare.js';
import { equal } from '../equal.js';
import { fail } from '../failure.js';
import { int64, uint64 } from '../numbers.js';
import {
  type Arg,
  a,
  bool,
  bytes,
  double,
  duration,
  dyn,
  fn,
  int,
  type Library,
  list,
  method,
  text,
  timestamp,
  uint,
} from '../overload.js';
import { durationOf } from '../time.js';
import { runtimeType } from '../type-of.js';
import { type CelValue, Duration, ListValue, Uint } from '../values.js';

const comparable: readonly Arg<CelValue>[] = [int, uint, double, bool, duration, timestamp, text, bytes];

function isSorted(items: ListValue): boolean {
  let before: CelValue | undefined;
  for (const item of items) {
    if (before !== undefined && compare(before, item) > 0) return false;
    before = item;
  }
  return true;
}

/** The first of those that are least, or greatest. */
function extreme(items: ListValue, name: 'min' | 'max'): CelValue {
  let best: CelValue | undefined;
  for (const item of items) {
    const order = best === undefined ? 0 : compare(best, item);
    if (best === undefined || (name === 'min' ? order > 0 : order < 0)) best = item;
  }
  return best === undefined ? fail(`${name} called on empty list`) : best;
}

function sum<V extends CelValue>(of: Arg<V>, zero: V, add: (x: V, y: V) => V) {
  return method([list(of)], of, (items) => {
    let total = zero;
    // The checker lets only lists of such items in.
    for (const item of items) total = add(total, item as V);
    return total;
  });
}

function indexOf(items: ListValue, item: CelValue): bigint {
  for (let i = 0; i < items.size; i++) if (equal(items.at(i), item)) return BigInt(i);
  return -1n;
}

function lastIndexOf(items: ListValue, item: CelValue): bigint {
  for (let i = items.size - 1; i >= 0; i--) if (equal(items.at(i), item)) return BigInt(i);
  return -1n;
}

function includes(target: CelValue, item: CelValue): boolean {
  return target instanceof ListValue ? indexOf(target, item) >= 0n : equal(target, item);
}

function slice(items: ListValue, from: bigint, to: bigint): ListValue {
  const call = `cannot slice(${from}, ${to})`;
  if (from < 0n || to < 0n) fail(`${call}, negative indexes not supported`);
  if (from > to) fail(`${call}, start index must be less than or equal to end index`);
  if (to > items.size) fail(`${call}, list is length ${items.size}`);
  return new PlainList([...items].slice(Number(from), Number(to)));
}

function flatten(items: ListValue, depth = 1n): PlainList {
  if (depth < 0n) fail('level must be non-negative');
  return new PlainList(flat(items, Number(depth)));
}

function flat(items: ListValue, depth: number): CelValue[] {
  return [...items].flatMap((item) =>
    item instanceof ListValue && depth > 0 ? flat(item, depth - 1) : [item],
  );
}

function sort(items: ListValue, keys: ListValue): ListValue {
  if (items.size !== keys.size) fail('no such overload');
  if (items.size === 0) return items;
  const kind = runtimeType(keys.at(0)).kind;
  const pairs = Array.from(items, (item, i) => [item, keys.at(i)] as const);
  if (pairs.some(([, key]) => runtimeType(key).kind !== kind)) fail('list elements must have the same type');
  return new PlainList(pairs.sort(([, x], [, y]) => compare(x, y)).map(([item]) => item));
}

const mostInRange = 1_000_000n;

function range(size: bigint): PlainList {
  if (size < 0n) fail(`lists.range: size must be non-negative, got ${size}`);
  if (size > mostInRange) fail(`lists.range: size ${size} exceeds maximum allowed (${mostInRange})`);
  return new PlainList(Array.from({ length: Number(size) }, (_, i) => BigInt(i)));
}

function distinct(items: ListValue): PlainList {
  const found: CelValue[] = [];
  for (const item of items) if (!found.some((other) => equal(item, other))) found.push(item);
  return new PlainList(found);
}

/** The API server's own, `kubernetes.lists`, since 1.23. */
export const ownLists: Library = {
  isSorted: comparable.map((of) => method([list(of)], bool, isSorted)),
  min: comparable.map((of) => method([list(of)], of, (items) => extreme(items, 'min'))),
  max: comparable.map((of) => method([list(of)], of, (items) => extreme(items, 'max'))),
  sum: [
    sum(int, 0n, (x, y) => int64(x + y)),
    sum(uint, new Uint(0n), (x, y) => new Uint(uint64(x.value + y.value))),
    sum(double, 0, (x, y) => x + y),
    sum(duration, new Duration(0n), (x, y) => durationOf(x.nanos + y.nanos)),
  ],
  indexOf: [method([list(a), a], int, indexOf)],
  lastIndexOf: [method([list(a), a], int, lastIndexOf)],
};

/** Since 1.37. */
export const includesLibrary: Library = { includes: [method([dyn, dyn], bool, includes)] };

/** cel-go's list library, since 1.34. */
export const lists: Library = {
  slice: [method([list(a), int, int], list(a), slice)],
  flatten: [
    method([list(list(a))], list(a), (items) => flatten(items)),
    method([list(dyn), int], list(dyn), (items, depth) => flatten(items, depth)),
  ],
  sort: comparable.map((of) => method([list(of)], list(of), (items) => sort(items, items))),
  '@sortByAssociatedKeys': comparable.map((of) => method([list(a), list(of)], list(a), sort)),
  'lists.range': [fn([int], list(int), range)],
  reverse: [method([list(a)], list(a), (items) => new PlainList([...items].reverse()))],
  distinct: [method([list(a)], list(a), distinct)],
};
