const LONGEST = 120;

/** A value as an error message quotes it: JSON, or a word for what JSON cannot say; cut after 120 characters. */
export function show(value: unknown): string {
  const text = describe(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return `the function ${value.name || '(unnamed)'}`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' || typeof value === 'symbol') return String(value);
  if (value instanceof Date)
    return `a Date (${Number.isNaN(value.valueOf()) ? 'invalid' : value.toISOString()})`;
  if (isClassInstance(value)) return `an instance of ${value.constructor.name || 'an unnamed class'}`;
  try {
    return JSON.stringify(value);
  } catch {
    return 'an object that JSON cannot write';
  }
}

function isClassInstance(value: unknown): value is { constructor: { name: string } } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && typeof prototype.constructor === 'function';
}

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return joined(words, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
