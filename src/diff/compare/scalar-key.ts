import type { JsonValue } from '../../model/manifest.js';
import { isNoQuantity, readQuantity } from '../../model/quantity.js';

/** How a text or number is to be understood. */
export type ScalarKind = 'plain' | 'quantity' | 'duration' | 'bytes';

/** Longer ones are amounts of nothing. */
const longest = 60;

/** The same for values that mean the same. */
export function scalarKey(kind: ScalarKind, value: JsonValue): string {
  const special = kind === 'plain' ? undefined : specialKey(kind, value);
  return special ?? JSON.stringify(value);
}

function specialKey(kind: ScalarKind, value: JsonValue): string | undefined {
  if (kind === 'bytes')
    return typeof value === 'string' ? JSON.stringify(value.replace(/[\r\n]/g, '')) : undefined;
  if (kind === 'quantity') return quantityKey(value);
  return typeof value === 'string' && value.length <= longest ? durationKey(value) : undefined;
}

function quantityKey(value: JsonValue): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  if (String(value).length > longest) return undefined;
  const quantity = readQuantity(value);
  if (isNoQuantity(quantity)) return undefined;
  let { digits, exponent } = quantity;
  if (digits === 0n) return 'amount 0';
  while (digits % 10n === 0n) {
    digits /= 10n;
    exponent++;
  }
  return `amount ${digits}e${exponent}`;
}

const units = { ns: 1n, us: 1000n, µs: 1000n, μs: 1000n, ms: 10n ** 6n, s: 10n ** 9n } as const;
const nanoseconds: ReadonlyMap<string, bigint> = new Map([
  ...Object.entries(units),
  ['m', 60n * units.s],
  ['h', 3600n * units.s],
  ['d', 86400n * units.s],
  ['w', 7n * 86400n * units.s],
  ['y', 365n * 86400n * units.s],
]);
const duration = /^([+-]?)((?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w|y))+$/;
const part = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h|d|w|y)/g;

/** `90s` and `1m30s` are the same; finer than a nanosecond is cut off, as Go does. */
function durationKey(text: string): string | undefined {
  if (text === '0') return 'time 0';
  const [, sign] = duration.exec(text) ?? [];
  if (sign === undefined) return undefined;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(part)) {
    const length = nanoseconds.get(unit) ?? 0n;
    total += (BigInt(`${whole}${fraction}` || '0') * length) / 10n ** BigInt(fraction.length);
  }
  return `time ${sign === '-' ? -total : total}`;
}
