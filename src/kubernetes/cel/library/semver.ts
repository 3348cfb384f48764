import { fail } from '../failure.js';
import { arg, bool, fn, int, type Library, method, text } from '../overload.js';
import { semverType } from '../types.js';
import { type CelValue, Foreign } from '../values.js';

class Semver extends Foreign {
  readonly type = semverType;

  constructor(
    readonly numbers: readonly [bigint, bigint, bigint],
    readonly pre: readonly string[],
  ) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof Semver ? order(this, other) === 0n : fail('no such overload');
  }
}

const whole =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

const mostNumber = 2n ** 64n;

function parse(source: string): Semver | undefined {
  const [, major, minor, patch, pre] = whole.exec(source) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  const numbers = [BigInt(major), BigInt(minor), BigInt(patch)] as const;
  return numbers.some((number) => number >= mostNumber)
    ? undefined
    : new Semver(numbers, pre?.split('.') ?? []);
}

/** `v1.02` is read as `1.2.0`. */
function parseLoosely(source: string): Semver | undefined {
  const [major = '', minor, ...rest] = source.replace(/^v/, '').split('.');
  const parts = [
    major,
    ...(minor === undefined ? [] : [minor]),
    ...(rest.length === 0 ? [] : [rest.join('.')]),
  ];
  const trimmed = parts.map(withoutZeros);
  if (parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')) return undefined;
  while (trimmed.length < 3) trimmed.push('0');
  return parse(trimmed.join('.'));
}

function withoutZeros(part: string): string {
  if (part.length < 2) return part;
  const rest = part.replace(/^0+/, '');
  return /^\d/.test(rest) ? rest : `0${rest}`;
}

function semverOf(source: string, loosely = false): Semver {
  return (loosely ? parseLoosely(source) : parse(source)) ?? fail(whyNot(source));
}

function whyNot(source: string): string {
  const parts = source.split('.');
  if (source === '') return 'Version string empty';
  if (parts.length < 3) return 'No Major.Minor.Patch elements found';
  const numbers = [parts[0] ?? '', parts[1] ?? '', /^[^+-]*/.exec(parts.slice(2).join('.'))?.[0] ?? ''];
  for (const [i, name] of ['Major', 'Minor', 'Patch'].entries()) {
    const number = numbers[i] ?? '';
    if (!/^\d+$/.test(number))
      return `Invalid character(s) found in ${name.toLowerCase()} number ${JSON.stringify(number)}`;
    if (/^0\d/.test(number))
      return `${name} number must not contain leading zeroes ${JSON.stringify(number)}`;
  }
  return 'Invalid character(s) found in version';
}

function order(x: Semver, y: Semver): bigint {
  for (const [i, number] of x.numbers.entries()) {
    const other = y.numbers[i] ?? 0n;
    if (number !== other) return number < other ? -1n : 1n;
  }
  return orderPre(x.pre, y.pre);
}

/** A version with something behind `-` comes before the one without. */
function orderPre(x: readonly string[], y: readonly string[]): bigint {
  if (x.length === 0 || y.length === 0) return BigInt(Number(x.length === 0) - Number(y.length === 0));
  for (const [i, part] of x.entries()) {
    const other = y[i];
    if (other === undefined) return 1n;
    const result = orderPart(part, other);
    if (result !== 0n) return result;
  }
  return x.length < y.length ? -1n : 0n;
}

function orderPart(x: string, y: string): bigint {
  if (x === y) return 0n;
  const [isNumber, otherIsNumber] = [/^\d+$/.test(x), /^\d+$/.test(y)];
  if (isNumber && otherIsNumber) return BigInt(x) < BigInt(y) ? -1n : 1n;
  if (isNumber !== otherIsNumber) return isNumber ? -1n : 1n;
  return x < y ? -1n : 1n;
}

const semverArg = arg<Semver>(semverType);

/** The API server's own, since 1.33: `kubernetes.Semver`. */
export const semver: Library = {
  semver: [
    fn([text], semverArg, (source) => semverOf(source)),
    fn([text, bool], semverArg, (source, loosely) => semverOf(source, loosely)),
  ],
  isSemver: [
    fn([text], bool, (source) => parse(source) !== undefined),
    fn(
      [text, bool],
      bool,
      (source, loosely) => (loosely ? parseLoosely(source) : parse(source)) !== undefined,
    ),
  ],
  isGreaterThan: [method([semverArg, semverArg], bool, (x, y) => order(x, y) > 0n)],
  isLessThan: [method([semverArg, semverArg], bool, (x, y) => order(x, y) < 0n)],
  compareTo: [method([semverArg, semverArg], int, order)],
  major: [method([semverArg], int, ({ numbers }) => numbers[0])],
  minor: [method([semverArg], int, ({ numbers }) => numbers[1])],
  patch: [method([semverArg], int, ({ numbers }) => numbers[2])],
};
