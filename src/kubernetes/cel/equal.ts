import { compareNumbers, isNumeric } from './compare.js';
import { same } from './types.js';
import {
  type CelValue,
  Duration,
  Foreign,
  ListValue,
  MapValue,
  Optional,
  Timestamp,
  TypeValue,
} from './values.js';

/** `a == b`: values of different types are unequal, numbers are compared whatever their type. */
export function equal(a: CelValue, b: CelValue): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a === 'string' || typeof a === 'boolean') return false;
  if (isNumeric(a)) return isNumeric(b) && compareNumbers(a, b) === 0;
  if (a instanceof ListValue || a instanceof MapValue || a instanceof Foreign) return a.equals(b);
  if (a instanceof Uint8Array) return b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  if (a instanceof Timestamp) return b instanceof Timestamp && a.nanos === b.nanos;
  if (a instanceof Duration) return b instanceof Duration && a.nanos === b.nanos;
  if (a instanceof Optional) return b instanceof Optional && equalInside(a, b);
  return b instanceof TypeValue && sameName(a, b);
}

function equalInside({ value: a }: Optional, { value: b }: Optional): boolean {
  return a === undefined || b === undefined ? a === b : equal(a, b);
}

/** `type([1]) == list`: what is inside a list is no part of its type when it runs. */
function sameName({ type: a }: TypeValue, { type: b }: TypeValue): boolean {
  return a.kind === 'list' || a.kind === 'map' || a.kind === 'type' || a.kind === 'opaque'
    ? a.kind === b.kind && a.name === b.name
    : same(a, b);
}
