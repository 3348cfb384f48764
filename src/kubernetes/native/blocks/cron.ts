import type { Complaint } from './complaints.js';
import { goDuration } from './duration.js';

interface Field {
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

const fields: readonly Field[] = [
  { low: 0, high: 59 },
  { low: 0, high: 23 },
  { low: 1, high: 31 },
  {
    low: 1,
    high: 12,
    names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { low: 0, high: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const words = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const zonePrefix = /^(?:CRON_)?TZ=/;

/** A schedule as `ParseStandard` of robfig/cron v3 reads it: five fields, a word, or `@every 1h30m`. */
export const cronSchedule: Complaint = (text) => {
  if (text === '') return 'empty spec string';
  const withoutZone = zonePrefix.test(text) ? afterZone(text) : text;
  if (typeof withoutZone !== 'string') return withoutZone.error;
  if (withoutZone.startsWith('@')) return descriptor(withoutZone);
  const parts = withoutZone.split(/\s+/).filter(Boolean);
  if (parts.length !== fields.length)
    return `expected exactly 5 fields, found ${parts.length}: [${parts.join(' ')}]`;
  for (const [index, part] of parts.entries()) {
    const says = fields[index] && listOf(part, fields[index]);
    if (says !== undefined) return says;
  }
  return undefined;
};

/** A name of the time zone database, in its own spelling. */
export const timeZone: Complaint = (text) => {
  if (text === '') return 'timeZone must be nil or non-empty string';
  if (text.split('/').some(isNoZonePart)) return `unknown time zone ${text}`;
  if (text.toLowerCase() === 'local')
    return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
  return isZone(text) ? undefined : `unknown time zone ${text}`;
};

function isNoZonePart(part: string): boolean {
  return part === '.' || part === '..' || part.startsWith('-') || !/^[A-Za-z.\-_0-9+]{1,14}$/.test(part);
}

function isZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    // JavaScript takes a name in any case, Go only as it is written in the list.
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase();
  } catch {
    return false;
  }
}

function afterZone(text: string): string | { readonly error: string } {
  const space = text.indexOf(' ');
  if (space < 0) return { error: 'a schedule must follow the time zone' };
  const zone = text.slice(text.indexOf('=') + 1, space);
  const isKnown = zone === '' || zone === 'Local' || isZone(zone);
  return isKnown
    ? text.slice(space).trim()
    : { error: `provided bad location ${zone}: unknown time zone ${zone}` };
}

function descriptor(text: string): string | undefined {
  if (words.has(text)) return undefined;
  if (!text.startsWith('@every ')) return `unrecognized descriptor: ${text}`;
  const every = text.slice('@every '.length);
  const says = goDuration(every);
  return says && `failed to parse duration ${every}: ${says}`;
}

function listOf(text: string, field: Field): string | undefined {
  for (const part of text.split(',').filter(Boolean)) {
    const says = range(part, field);
    if (says !== undefined) return says;
  }
  return undefined;
}

function range(text: string, field: Field): string | undefined {
  const [span = '', step, ...moreSlashes] = text.split('/');
  const [low = '', high, ...moreHyphens] = span.split('-');
  const isAll = low === '*' || low === '?';
  if (!isAll && moreHyphens.length > 0) return `too many hyphens: ${text}`;
  const start = isAll ? field.low : numberOrName(low, field);
  if (typeof start === 'string') return start;
  const end = isAll ? field.high : endOf(start, high, field);
  if (typeof end === 'string') return end;
  if (moreSlashes.length > 0) return `too many slashes: ${text}`;
  const every = step === undefined ? 1 : numberOrName(step, { low: 0, high: 0 });
  if (typeof every === 'string') return every;
  return bounds(text, start, step !== undefined && high === undefined ? field.high : end, every, field);
}

function endOf(start: number, high: string | undefined, field: Field): number | string {
  return high === undefined ? start : numberOrName(high, field);
}

function bounds(
  text: string,
  start: number,
  end: number,
  step: number,
  { low, high }: Field,
): string | undefined {
  if (start < low) return `beginning of range (${start}) below minimum (${low}): ${text}`;
  if (end > high) return `end of range (${end}) above maximum (${high}): ${text}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${text}`;
  return step === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

function numberOrName(text: string, { names }: Field): number | string {
  const named = names && text !== '' ? names.indexOf(text.toLowerCase()) : -1;
  if (named >= 0) return named;
  if (!/^[+-]?\d+$/.test(text))
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
  const value = Number(text);
  return value < 0 ? `negative number (${value}) not allowed: ${text}` : value;
}
