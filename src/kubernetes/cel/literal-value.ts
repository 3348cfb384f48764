import type { Literal } from './syntax.js';
import { type CelValue, Uint } from './values.js';

/** The value that a literal stands for. */
export function literalValue({ value, unsigned }: Literal): CelValue {
  return unsigned && typeof value === 'bigint' ? new Uint(value) : value;
}
