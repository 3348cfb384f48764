import { memo } from './memo.js';

/** An amount as Kubernetes writes it: exact, `digits × 10^exponent`, never finer than a billionth. */
export interface Quantity {
  readonly digits: bigint;
  readonly exponent: number;
  /** How it is written best: with k, M, G; with Ki, Mi, Gi; or with e3, e6. */
  readonly form: 'decimal' | 'binary' | 'exponent';
}

/** Why a text is no quantity, in the words of Go's `resource.ParseQuantity`. */
export interface NoQuantity {
  readonly error: string;
}

const decimal = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const binary = new Map([
  ['Ki', 10n],
  ['Mi', 20n],
  ['Gi', 30n],
  ['Ti', 40n],
  ['Pi', 50n],
  ['Ei', 60n],
]);
const shape = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[+-]?\d*)$/;
const wrongShape =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const wrongSuffix = "unable to parse quantity's suffix";
const mostBinary = 2n ** 63n - 1n;
const finest = -9;

/** Reads `100m`, `1.5Gi`, `1e3` as `resource.ParseQuantity` does: finer than a billionth is rounded away from zero. */
export const parseQuantity = memo(parsed);

function parsed(text: string): Quantity | NoQuantity {
  const match = text === '' ? null : shape.exec(text);
  if (!match) return { error: wrongShape };
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const magnitude = BigInt(whole + fraction || '0');
  const digits = sign === '-' ? -magnitude : magnitude;
  const bits = binary.get(suffix);
  if (bits !== undefined) return binaryQuantity(digits << bits, -fraction.length);
  const exponent = exponentOf(suffix);
  if (exponent === undefined) return { error: wrongSuffix };
  const form = decimal.has(suffix) ? 'decimal' : 'exponent';
  return { ...rounded(digits, exponent - fraction.length), form };
}

/** What a field of a manifest holds: a text, or a number as JSON has it. */
export function readQuantity(value: string | number): Quantity | NoQuantity {
  return parseQuantity(typeof value === 'number' ? String(value) : value.trim());
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  if (signOf(a) !== signOf(b)) return signOf(a) - signOf(b);
  if (a.digits === 0n) return 0;
  const [highA, highB] = [highestPlace(a), highestPlace(b)];
  if (highA !== highB) return (highA - highB) * signOf(a);
  const least = Math.min(a.exponent, b.exponent);
  return signOfNumber(scaled(a, least) - scaled(b, least));
}

/** -1, 0 or 1. */
export function signOf({ digits }: Quantity): number {
  return signOfNumber(digits);
}

/** Whether it is a whole number. */
export function isWhole({ digits, exponent }: Quantity): boolean {
  return exponent >= 0 || digits % 10n ** BigInt(-exponent) === 0n;
}

/** The one way in which the API server writes it back: `1000m` is `1`, `1024Mi` is `1Gi`, `0.5` is `500m`. */
export function formatQuantity(quantity: Quantity): string {
  if (quantity.digits === 0n) return '0';
  return (quantity.form === 'binary' && formatBinary(quantity)) || formatDecimal(quantity);
}

/** Whether it is no quantity. */
export function isNoQuantity(quantity: Quantity | NoQuantity): quantity is NoQuantity {
  return 'error' in quantity;
}

/** The exponent of `m`, `k`, or of `e3`; nothing where there is no such suffix. */
function exponentOf(suffix: string): number | undefined {
  const known = decimal.get(suffix);
  if (known !== undefined) return known;
  const written = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  if (written === undefined) return undefined;
  const value = BigInt(written);
  // Go reads 64 bits, then keeps 32 of them.
  return value === BigInt.asIntN(64, value) ? Number(BigInt.asIntN(32, value)) : undefined;
}

function binaryQuantity(digits: bigint, exponent: number): Quantity {
  const amount: Quantity = { ...rounded(digits, exponent), form: 'binary' };
  const isSmall = amount.exponent < 0 && amount.digits !== 0n && highestPlace(amount) <= 0;
  if (isSmall) return { ...amount, form: 'decimal' };
  const most: Quantity = { digits: mostBinary, exponent: 0, form: 'binary' };
  if (compareQuantities(amount, most) > 0) return most;
  const least = { ...most, digits: -mostBinary };
  return compareQuantities(amount, least) < 0 ? least : amount;
}

function rounded(digits: bigint, exponent: number): { digits: bigint; exponent: number } {
  if (exponent >= finest) return { digits, exponent };
  // So many places off, only the sign is left.
  const isTiny = finest - exponent > String(digits).length;
  if (isTiny) return { digits: BigInt(signOfNumber(digits)), exponent: finest };
  const unit = 10n ** BigInt(finest - exponent);
  const rest = digits % unit;
  return { digits: digits / unit + BigInt(signOfNumber(rest)), exponent: finest };
}

/** One more than the power of ten of the first digit: 3 for 250, 0 for 0.25. */
function highestPlace({ digits, exponent }: Quantity): number {
  return String(digits < 0n ? -digits : digits).length + exponent;
}

function scaled({ digits, exponent }: Quantity, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

function signOfNumber(value: bigint): number {
  if (value === 0n) return 0;
  return value < 0n ? -1 : 1;
}

function formatBinary(quantity: Quantity): string | undefined {
  const isSmall = highestPlace(quantity) <= 4 && absolute(quantity) < 1024;
  if (isSmall || !isWhole(quantity)) return undefined;
  let value =
    quantity.exponent < 0 ? quantity.digits / 10n ** BigInt(-quantity.exponent) : scaled(quantity, 0);
  const suffixes = ['', ...binary.keys()];
  let power = 0;
  while (value % 1024n === 0n && power < suffixes.length - 1) {
    value /= 1024n;
    power++;
  }
  return `${value}${suffixes[power]}`;
}

function absolute({ digits, exponent }: Quantity): number {
  return Math.abs(Number(digits)) * 10 ** exponent;
}

function formatDecimal({ digits, exponent, form }: Quantity): string {
  let [rest, power] = [digits, exponent];
  while (rest % 10n === 0n) {
    rest /= 10n;
    power++;
  }
  const down = ((power % 3) + 3) % 3;
  const shown = `${rest * 10n ** BigInt(down)}`;
  const at = power - down;
  const suffix = form === 'exponent' ? undefined : [...decimal].find(([, value]) => value === at)?.[0];
  return shown + (suffix ?? (at === 0 ? '' : `e${at}`));
}
