import type { Value } from '../../../kubernetes/native/blocks/read.js';
import { compareQuantities, isNoQuantity, type Quantity, readQuantity } from '../../../model/quantity.js';

/** -1, 0 or 1 as the first quantity is less than, equal to or more than the second; nothing where one is none. */
export function compared(a: Value, b: Value): number | undefined {
  const [one, other] = [quantityOf(a), quantityOf(b)];
  return one && other ? Math.sign(compareQuantities(one, other)) : undefined;
}

/** How many times as much the second is: `2`, `0.5`; nothing where that cannot be said. */
export function factor(from: Value, to: Value): number | undefined {
  const [before, after] = [quantityOf(from), quantityOf(to)];
  if (!before || !after || before.digits === 0n) return undefined;
  const times = numberOf(after) / numberOf(before);
  return Number.isFinite(times) ? Number(times.toPrecision(2)) : undefined;
}

/** `×2`, or an empty text. */
export function timesAsMuch(from: Value, to: Value): string {
  const times = factor(from, to);
  return times === undefined || times === 1 ? '' : ` (×${times})`;
}

function quantityOf(value: Value): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const quantity = readQuantity(value);
  return isNoQuantity(quantity) ? undefined : quantity;
}

function numberOf({ digits, exponent }: Quantity): number {
  return Number(digits) * 10 ** exponent;
}
