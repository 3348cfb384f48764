import { fail } from './failure.js';
import { Duration, Timestamp } from './values.js';

const second = 1_000_000_000n;
/** Nanoseconds of each unit of Go's durations. */
const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: second,
  m: 60n * second,
  h: 3600n * second,
};

const earliest = -62_135_596_800n * second;
const latest = 253_402_300_800n * second;

/** Go's `time.ParseDuration`: `1h30m`, `-1.5s`, `0`. `undefined` for what is none. */
export function parseDuration(text: string): Duration | undefined {
  const [, sign, rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return new Duration(0n);
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined;
  let nanos = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(
    /(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g,
  )) {
    const size = units[unit] ?? 0n;
    nanos += BigInt(whole || 0) * size + (BigInt(fraction || 0) * size) / 10n ** BigInt(fraction.length);
  }
  const signed = sign === '-' ? -nanos : nanos;
  return BigInt.asIntN(64, signed) === signed ? new Duration(signed) : undefined;
}

const wordyUnits: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:ns$|nano)/i, 1n],
  [/^(?:us$|µs$|micro)/i, 1000n],
  [/^(?:ms$|milli)/i, 1_000_000n],
  [/^(?:s$|sec)/i, second],
  [/^(?:m$|min)/i, 60n * second],
  [/^(?:h$|hr$|hour)/i, 3600n * second],
  [/^(?:d$|day)/i, 86_400n * second],
  [/^(?:w$|wk$|week)/i, 604_800n * second],
];

/** What a schema's `format: duration` takes besides: `2 days`. */
export function parseWordyDuration(text: string): Duration | undefined {
  const exact = parseDuration(text);
  if (exact) return exact;
  let nanos: bigint | undefined;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+)\s*([A-Za-zµ]+)/g)) {
    const size = wordyUnits.find(([name]) => name.test(unit))?.[1];
    if (size !== undefined) nanos = (nanos ?? 0n) + BigInt(amount) * size;
  }
  return nanos === undefined ? undefined : new Duration(BigInt.asIntN(64, nanos));
}

/** Sums and differences stay within 64 bits of nanoseconds. */
export function durationOf(nanos: bigint): Duration {
  return BigInt.asIntN(64, nanos) === nanos ? new Duration(nanos) : fail('integer overflow');
}

/** A point in the years 1 to 9999. */
export function timestampOf(nanos: bigint, offset = 0): Timestamp {
  return nanos >= earliest && nanos < latest ? new Timestamp(nanos, offset) : fail('timestamp overflow');
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** RFC 3339 as Go reads it. `undefined` for what is none. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = rfc3339.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number);
  const [fraction = '', sign, ahead = '0', aheadMinutes = '0'] = match.slice(7);
  const inRange =
    hours < 24 && minutes < 60 && seconds < 60 && Number(ahead) <= 24 && Number(aheadMinutes) < 60;
  const days = inRange ? daysOf(year, month, day) : undefined;
  if (days === undefined) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadMinutes));
  const total = BigInt(days) * 86_400n + BigInt(hours * 3600 + (minutes - offset) * 60 + seconds);
  return new Timestamp(total * second + BigInt(fraction.slice(0, 9).padEnd(9, '0')), offset);
}

/** `2020-01-31`, as midnight of UTC. */
export function parseDate(text: string): Timestamp | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = day === undefined ? undefined : daysOf(Number(year), Number(month), Number(day));
  return days === undefined ? undefined : new Timestamp(BigInt(days) * 86_400n * second);
}

function daysOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / 86_400_000 : undefined;
}

/** `2020-01-31T10:00:00.5Z`. */
export function showTimestamp({ nanos, offset }: Timestamp): string {
  const fraction = String(floorMod(nanos, second)).padStart(9, '0').replace(/0+$/, '');
  const seconds = Number((nanos - floorMod(nanos, second)) / second) + offset * 60;
  const date = new Date(seconds * 1000).toISOString().replace('.000Z', '');
  return `${date}${fraction && `.${fraction}`}${showOffset(offset)}`;
}

function showOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** Seconds: `90s`, `0.5s`. */
export function showDuration({ nanos }: Duration): string {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = String(size % second)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${nanos < 0n ? '-' : ''}${size / second}${fraction && `.${fraction}`}s`;
}

/** The remainder that is never negative. */
export function floorMod(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}

/** The parts of a date and time, where the clock shows so many minutes more than UTC. */
export function clock({ nanos }: Timestamp, minutesAhead = 0): Date {
  const milliseconds = (nanos - floorMod(nanos, 1_000_000n)) / 1_000_000n;
  return new Date(Number(milliseconds) + minutesAhead * 60_000);
}

/** How far the clocks of a zone are ahead of UTC then, in minutes: `Europe/Vienna`, `+02:00`. */
export function minutesAhead(zone: string, at: Timestamp): number {
  const [, hours, minutes = ''] = /^([+-]?\d+):(\d+)$/.exec(zone) ?? [];
  if (hours === undefined) return ofNamedZone(zone, at);
  return Number(hours) * 60 + (zone.startsWith('-') ? -Number(minutes) : Number(minutes));
}

function ofNamedZone(zone: string, at: Timestamp): number {
  if (zone === '' || zone === 'UTC') return 0;
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      timeZoneName: 'longOffset',
    }).formatToParts(clock(at));
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return fail(`unknown time zone ${zone}`);
  }
}
