import { fail } from '../failure.js';
import { arg, bool, double, fn, int, type Library, method, text } from '../overload.js';
import { quantityType } from '../types.js';
import { type CelValue, Foreign } from '../values.js';

/** What is left below a nano is rounded up. */
const nano = 10n ** 9n;
const most = (2n ** 63n - 1n) * nano;

/**
 * An amount in billionths. The server keeps small ones as a number and a power of ten, and only of those it says that they
 * are integers: `whole` tells.
 */
class Quantity extends Foreign {
  readonly type = quantityType;

  constructor(
    readonly nanos: bigint,
    /** The number and the power of ten, where they are kept. */
    readonly kept: Kept | undefined,
  ) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof Quantity ? other.nanos === this.nanos : fail('no such overload');
  }

  /** The integer that it is for the server. */
  get whole(): bigint | undefined {
    if (!this.kept || this.kept.power < 0) return undefined;
    const value = this.kept.value * 10n ** BigInt(this.kept.power);
    return BigInt.asIntN(64, value) === value ? value : undefined;
  }
}

interface Kept {
  readonly value: bigint;
  readonly power: number;
}

const decimalPowers: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binaryPowers: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** Of the forms that a quantity may have, those whose numbers the server keeps: it counts digits to be safe. */
const mostDigits = 18;

type Parsed = { readonly quantity: Quantity } | { readonly error: string };

function parse(source: string): Parsed {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[+-]?\d*)$/.exec(source);
  if (!match || source === '') return { error: formatWrong };
  const [, sign = '', digits = '', fraction = '', suffix = ''] = match;
  const number = digits.replace(/^0+/, '');
  const power = powerOf(suffix);
  if (power === undefined) return { error: "unable to parse quantity's suffix" };
  const value = (sign === '-' ? -1n : 1n) * BigInt(`${number}${fraction}` || 0);
  return { quantity: amount(value, number || '0', fraction, power) };
}

const formatWrong =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

type Power = { readonly ten: number } | { readonly two: number };

function powerOf(suffix: string): Power | undefined {
  if (Object.hasOwn(decimalPowers, suffix)) return { ten: decimalPowers[suffix] ?? 0 };
  if (Object.hasOwn(binaryPowers, suffix)) return { two: binaryPowers[suffix] ?? 0 };
  const [, exponent] = /^[eE]([+-]?\d{1,9})$/.exec(suffix) ?? [];
  // No more than a person could mean: the sum would not fit into memory.
  return exponent !== undefined && Math.abs(Number(exponent)) <= 1000 ? { ten: Number(exponent) } : undefined;
}

function amount(value: bigint, number: string, fraction: string, power: Power): Quantity {
  const kept = keep(value, number.length, fraction.length, power);
  if (kept) return new Quantity(scaled(kept.value, kept.power + 9), kept);
  if ('ten' in power) return new Quantity(scaled(value, power.ten - fraction.length + 9), undefined);
  const nanos = scaled(value * 2n ** BigInt(power.two), 9 - fraction.length);
  return new Quantity(nanos > most ? most : nanos < -most ? -most : nanos, undefined);
}

function keep(value: bigint, digits: number, decimals: number, power: Power): Kept | undefined {
  if ('ten' in power) {
    const scale = power.ten - decimals;
    return digits + decimals <= mostDigits && scale >= -9 ? { value, power: scale } : undefined;
  }
  if (decimals > 0 || 15 - digits - Math.trunc((power.two * 3) / 10) - 1 < 0) return undefined;
  const product = value * 2n ** BigInt(power.two);
  return BigInt.asIntN(64, product) === product ? { value: product, power: 0 } : undefined;
}

/** Times a power of ten, away from zero. */
function scaled(value: bigint, power: number): bigint {
  if (power >= 0) return value * 10n ** BigInt(power);
  const by = 10n ** BigInt(-power);
  const whole = value / by;
  return whole * by === value ? whole : whole + (value < 0n ? -1n : 1n);
}

function quantityOf(source: string): Quantity {
  const parsed = parse(source);
  return 'error' in parsed ? fail(parsed.error) : parsed.quantity;
}

function plus(x: Quantity, y: Quantity): Quantity {
  return new Quantity(x.nanos + y.nanos, x.kept && y.kept && keptSum(x.kept, y.kept));
}

function keptSum(x: Kept, y: Kept): Kept | undefined {
  if (y.value === 0n) return x;
  if (x.value === 0n) return y;
  const power = Math.min(x.power, y.power);
  const value = scaled(x.value, x.power - power) + scaled(y.value, y.power - power);
  return BigInt.asIntN(64, value) === value ? { value, power } : undefined;
}

function negative(x: Quantity): Quantity {
  return new Quantity(-x.nanos, x.kept && { value: -x.kept.value, power: x.kept.power });
}

function ofInt(value: bigint): Quantity {
  return new Quantity(value * nano, { value, power: 0 });
}

function order(x: Quantity, y: Quantity): bigint {
  return x.nanos < y.nanos ? -1n : x.nanos > y.nanos ? 1n : 0n;
}

function approximate({ nanos, kept }: Quantity): number {
  if (kept) return kept.power === 0 ? Number(kept.value) : Number(kept.value) * 10 ** kept.power;
  return Number(nanos) / 1e9;
}

const quantityArg = arg<Quantity>(quantityType);

/** The API server's own: `kubernetes.quantity`. */
export const quantity: Library = {
  quantity: [fn([text], quantityArg, quantityOf)],
  isQuantity: [fn([text], bool, (source) => 'quantity' in parse(source))],
  sign: [fn([quantityArg], int, (x) => order(x, ofInt(0n)))],
  isGreaterThan: [method([quantityArg, quantityArg], bool, (x, y) => x.nanos > y.nanos)],
  isLessThan: [method([quantityArg, quantityArg], bool, (x, y) => x.nanos < y.nanos)],
  compareTo: [method([quantityArg, quantityArg], int, order)],
  asApproximateFloat: [method([quantityArg], double, approximate)],
  asInteger: [method([quantityArg], int, ({ whole }) => whole ?? fail('cannot convert value to integer'))],
  isInteger: [method([quantityArg], bool, ({ whole }) => whole !== undefined)],
  add: [
    method([quantityArg, quantityArg], quantityArg, plus),
    method([quantityArg, int], quantityArg, (x, y) => plus(x, ofInt(y))),
  ],
  sub: [
    method([quantityArg, quantityArg], quantityArg, (x, y) => plus(x, negative(y))),
    method([quantityArg, int], quantityArg, (x, y) => plus(x, ofInt(-y))),
  ],
};
