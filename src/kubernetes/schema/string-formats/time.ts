import { goDuration } from '../../native/blocks/duration.js';

/** `2006-01-02`, and a day that there is. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return Number(day) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** `2014-12-15T19:30:20.000Z`; upper and lower case are the same. */
export function isDateTime(text: string): boolean {
  const [date = '', time] = text.toLowerCase().split('t');
  if (time === undefined || !isDate(date)) return false;
  const match = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/.exec(time);
  return match !== null && Number(match[1]) <= 23 && Number(match[2]) <= 59 && Number(match[3]) <= 59;
}

const units = /^(ns|nano.*|us|µs|micro.*|ms|milli.*|s|sec.*|m|min.*|h|hr|hour.*|d|day.*|w|wk|week.*)$/;

/** No duration that somebody means is longer; the expression for shorter ones would take long for it. */
const longest = 200;

/** What `time.ParseDuration` reads, or some number with a unit of time anywhere in the text: `2 days`. */
export function isDuration(text: string): boolean {
  if (text.length <= longest && goDuration(text) === undefined) return true;
  const amounts = [...text.matchAll(/(?<!\d)(\d+)(?!\d)\s*([A-Za-zµ]+)/g)];
  return (
    amounts.every(([, amount = '']) => amount.length < 19) &&
    amounts.some(([, , unit = '']) => units.test(unit.toLowerCase()))
  );
}
