import { PlainList } from '../collections.js';
import { fail } from '../failure.js';
import { a, bool, fn, type Library, list, method, optional } from '../overload.js';
import { type CelValue, Duration, ListValue, MapValue, Optional, Timestamp, Uint } from '../values.js';

function isZero(value: CelValue): boolean {
  if (value === null || value === false || value === '' || value === 0n || value === 0) return true;
  if (value instanceof ListValue || value instanceof MapValue) return value.size === 0;
  if (value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Uint) return value.value === 0n;
  if (value instanceof Duration) return value.nanos === 0n;
  if (value instanceof Optional) return value.value === undefined || isZero(value.value);
  return value instanceof Timestamp && value.nanos === 0n;
}

function dereference({ value }: Optional): CelValue {
  return value === undefined ? fail('optional.none() dereference') : value;
}

function unwrap(items: ListValue): PlainList {
  const values = Array.from(items, (item) =>
    item instanceof Optional ? item : fail(`value ${String(item)} is not optional`),
  );
  return new PlainList(values.flatMap(({ value }) => (value === undefined ? [] : [value])));
}

function ends(which: 'first' | 'last') {
  return method([list(a)], optional(a), (items) =>
    items.size === 0 ? Optional.none : new Optional(items.at(which === 'first' ? 0 : items.size - 1)),
  );
}

/** Optional values; `or` and `orValue` are called only where nothing is known of their target's type. */
export const optionals: Library = {
  'optional.of': [fn([a], optional(a), (value) => new Optional(value))],
  'optional.ofNonZeroValue': [
    fn([a], optional(a), (value) => (isZero(value) ? Optional.none : new Optional(value))),
  ],
  'optional.none': [fn([], optional(a), () => Optional.none)],
  value: [method([optional(a)], a, dereference)],
  hasValue: [method([optional(a)], bool, ({ value }) => value !== undefined)],
  or: [method([optional(a), optional(a)], optional(a), (x, y) => (x.value === undefined ? y : x))],
  orValue: [method([optional(a), a], a, (x, y) => (x.value === undefined ? y : x.value))],
  first: [ends('first')],
  last: [ends('last')],
  'optional.unwrap': [fn([list(optional(a))], list(a), unwrap)],
  unwrapOpt: [method([list(optional(a))], list(a), unwrap)],
};
