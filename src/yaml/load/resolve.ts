/** What an untyped word is: null, a boolean, a number or, most often, a string. */
export type Resolved = string | number | boolean | null;

const WORDS = new Map<string, Resolved>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);
const LONGEST_WORD = 5;

/** Only texts that start with one of these can be something else than a string. */
const TELLING = /^[-+.0-9yYnNtTfFoO~]/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DIGITS = /^[-+]?(?:0|[1-9][0-9]*)$/;
const BASED = /^([-+]?)0([xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;
/** A sign behind `0b` is an accident of Go's reader. */
const SIGNED_BINARY = /^0b([-+][01]+)$/;

/** Where a number starts with a dot, Go wants a digit on either side of each underscore; elsewhere it doesn't care. */
const BAD_UNDERSCORE = /(?<![0-9])_|_(?![0-9])/;

const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 64n - 1n;

/** What go-yaml v2 takes a text without quotes for. NaN and infinities are numbers here; no JSON has them. */
export function resolve(text: string): Resolved {
  if (text === '') return null;
  if (!TELLING.test(text)) return text;
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  return numberOf(text) ?? text;
}

function numberOf(text: string): number | undefined {
  if (text.startsWith('.'))
    return BAD_UNDERSCORE.test(text) ? undefined : finite(text.replaceAll('_', ''), FLOAT);
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = integerOf(plain);
  // Number() knows no sign that would make a difference, and -0 is no integer of Go's.
  if (integer !== undefined) return Number(integer);
  return finite(plain, FLOAT);
}

function finite(text: string, form: RegExp): number | undefined {
  if (!form.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Whether the text is an integer for Go: one that has 64 bits, with a sign or without. */
export function integerOf(text: string): bigint | number | undefined {
  const first = text.charCodeAt(0);
  if (first > 0x39) return undefined;
  if (text.length < 16 && DIGITS.test(text)) return Number(text) + 0;
  return bigInteger(text);
}

function bigInteger(text: string): bigint | undefined {
  const value = exactInteger(text);
  const signed = /^[-+]/.test(text);
  if (value === undefined || value < SMALLEST || value > LARGEST) return undefined;
  return signed && value >= 2n ** 63n ? undefined : value;
}

function exactInteger(text: string): bigint | undefined {
  if (text.length < 100 && DIGITS.test(text)) return BigInt(text);
  const binary = SIGNED_BINARY.exec(text)?.[1];
  if (binary !== undefined) return based(binary[0] ?? '', `b${binary.slice(1)}`);
  const found = BASED.exec(text);
  return found ? based(found[1] ?? '', found[2] ?? '') : undefined;
}

function based(sign: string, digits: string): bigint {
  const text = /^[0-7]/.test(digits) ? `o${digits}` : digits;
  const value = BigInt(`0${text.toLowerCase()}`);
  return sign === '-' ? -value : value;
}
