import { fail } from './failure.js';
import { type CelValue, Duration, Timestamp, Uint } from './values.js';

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`; fails for values that have no order. */
export function compare(a: CelValue, b: CelValue): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareOrdered(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Timestamp && b instanceof Timestamp) return sign(a.nanos - b.nanos);
  if (a instanceof Duration && b instanceof Duration) return sign(a.nanos - b.nanos);
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  return fail('no such overload');
}

/** Whether a value is an int, a uint or a double. */
export function isNumeric(value: CelValue): value is bigint | number | Uint {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Uint;
}

/** The order of two numbers of any types, by their values; NaN for what has none. */
export function compareNumbers(a: bigint | number | Uint, b: bigint | number | Uint): number {
  const [left, right] = [plain(a), plain(b)];
  if (left < right) return -1;
  if (left > right) return 1;
  return Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : 0;
}

function compareOrdered(a: bigint | number | Uint, b: bigint | number | Uint): number {
  const order = compareNumbers(a, b);
  return Number.isNaN(order) ? fail('NaN values cannot be ordered') : order;
}

function plain(value: bigint | number | Uint): bigint | number {
  return value instanceof Uint ? value.value : value;
}

/** By code points, as Go orders the bytes of UTF-8: JavaScript's own order differs behind U+FFFF. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) < rank(y) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** Surrogates stand for characters behind all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
