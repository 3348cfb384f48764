import { durationInMilliseconds } from './duration.js';

const DECIMAL = /^(?:0|[1-9]\d*)?(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A number or a duration, which Prometheus takes for one of seconds. What is too exact for us stays as it is written. */
export function numberSign(text: string): string {
  const [, sign = '', rest = ''] = /^([+-]?)\s*(.*)$/s.exec(text) ?? [];
  const minus = sign === '-' ? '-' : '';
  const milliseconds = durationInMilliseconds(rest);
  if (milliseconds !== undefined) return `${minus}${milliseconds / 1000}`;
  const isShort = rest !== '' && rest.length <= 15 && DECIMAL.test(rest);
  return minus + (isShort ? String(Number(rest)) : rest.toLowerCase());
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const WHOLE = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)$/s;

/** What a string says, whatever its quotes; one with escapes by number, or without an end, stays as it is written. */
export function stringSign(text: string): string {
  if (!WHOLE.test(text)) return text;
  const inner = text.slice(1, -1);
  if (text.startsWith('`')) return JSON.stringify(inner);
  if (/\\[^abfnrtv\\"']/.test(inner.replaceAll('\\\\', ''))) return text;
  return JSON.stringify(inner.replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char));
}
