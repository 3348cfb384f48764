import { fail } from './failure.js';

/** An int of 64 bits, or `integer overflow`. */
export function int64(value: bigint): bigint {
  return BigInt.asIntN(64, value) === value ? value : fail('integer overflow');
}

/** An unsigned one. */
export function uint64(value: bigint): bigint {
  return BigInt.asUintN(64, value) === value ? value : fail('unsigned integer overflow');
}

/** A double without its fraction, if it is in the range of 64 bits. */
export function truncated(value: number, least: bigint, most: bigint, overflow: string): bigint {
  // The range of the doubles themselves, as Go compares them: 2^63 is no int.
  if (!Number.isFinite(value) || (least === 0n ? value < 0 : value <= Number(least)) || value >= Number(most))
    fail(overflow);
  return BigInt(Math.trunc(value));
}

/** As Go prints a double with `%g`: `1e+06`, `0.5`. */
export function showDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return plain(value);
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${signed(value)}${digits.replace('-', '')}e${exponent < 0 ? '-' : '+'}${size}`;
}

function plain(value: number): string {
  const text = String(value);
  return Object.is(value, -0) ? '-0' : text;
}

function signed(value: number): string {
  return value < 0 ? '-' : '';
}
