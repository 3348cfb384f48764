/** Code points in order, as pairs of first and last, none of which touch: `[[48, 57]]` are the digits. */
export type CharacterSet = readonly (readonly [number, number])[];

export const lastCodePoint = 0x10ffff;

/** The set of everything that any of the ranges holds. */
export function setOf(ranges: readonly (readonly [number, number])[]): CharacterSet {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** Every other code point. */
export function complement(set: CharacterSet): CharacterSet {
  const ranges: [number, number][] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) ranges.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= lastCodePoint) ranges.push([next, lastCodePoint]);
  return ranges;
}

/** Whether a code point is in both. */
export function overlap(a: CharacterSet, b: CharacterSet): boolean {
  return a.some(([first, last]) => b.some(([from, to]) => first <= to && from <= last));
}

/** The set with the other case of every ASCII letter: what telling two sets apart has to know of `(?i)`. */
export function withBothCases(set: CharacterSet): CharacterSet {
  const other = set.flatMap(([first, last]) => [
    ...shifted(first, last, 65, 90, 32),
    ...shifted(first, last, 97, 122, -32),
  ]);
  return setOf([...set, ...other]);
}

function shifted(first: number, last: number, from: number, to: number, by: number): [number, number][] {
  const [low, high] = [Math.max(first, from), Math.min(last, to)];
  return low <= high ? [[low + by, high + by]] : [];
}

const digits = [[48, 57]] as const;
const upper = [[65, 90]] as const;
const lower = [[97, 122]] as const;
const letters = [...upper, ...lower];
const word = [...digits, ...upper, [95, 95] as const, ...lower];

/** Go's `\d`, `\s` and `\w`: ASCII only, and `\s` without the vertical tab. */
export const perlSets: Readonly<Record<string, CharacterSet>> = {
  d: digits,
  s: setOf([
    [9, 10],
    [12, 13],
    [32, 32],
  ]),
  w: setOf(word),
};

/** What may stand in `[[:name:]]`. */
export const posixSets: Readonly<Record<string, CharacterSet>> = {
  alnum: setOf([...digits, ...letters]),
  alpha: setOf(letters),
  ascii: [[0, 127]],
  blank: setOf([
    [9, 9],
    [32, 32],
  ]),
  cntrl: setOf([
    [0, 31],
    [127, 127],
  ]),
  digit: digits,
  graph: [[33, 126]],
  lower,
  print: [[32, 126]],
  punct: setOf([
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ]),
  space: setOf([
    [9, 13],
    [32, 32],
  ]),
  upper,
  word: setOf(word),
  xdigit: setOf([...digits, [65, 70], [97, 102]]),
};
