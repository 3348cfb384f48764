import { commonSequence } from './common-sequence.js';
import { longestRising } from './longest-rising.js';
import { gaps, type Match, type Range } from './range.js';

/** How many comparisons all small ranges together may cost: some tenths of a second. */
const BUDGET = 30_000_000;
/** How many one of them may cost, each of four bytes. */
const LARGEST = 4_000_000;

/**
 * What two sequences have in common, in order: first what is at both ends, then what each has exactly once, then the most
 * that can be found between. Where that would take too long, what lies between counts as different.
 */
export function align(base: readonly number[], head: readonly number[]): Match[] {
  const matches: Match[] = [];
  const todo: Range[] = [{ base: 0, baseEnd: base.length, head: 0, headEnd: head.length }];
  let budget = BUDGET;
  for (let next = todo.pop(); next; next = todo.pop()) {
    const range = withoutEnds(base, head, next, matches);
    const cells = (range.baseEnd - range.base) * (range.headEnd - range.head);
    if (cells === 0) continue;
    const anchors = uniqueInBoth(base, head, range);
    for (const anchor of anchors) matches.push(anchor);
    if (anchors.length > 0) for (const gap of gaps(anchors, range)) todo.push(gap);
    else if (cells <= Math.min(budget, LARGEST)) {
      budget -= cells;
      for (const match of commonSequence(base, head, range)) matches.push(match);
    }
  }
  return matches.sort(([a], [b]) => a - b);
}

function withoutEnds(a: readonly number[], b: readonly number[], range: Range, matches: Match[]): Range {
  let { base, baseEnd, head, headEnd } = range;
  while (base < baseEnd && head < headEnd && a[base] === b[head]) matches.push([base++, head++]);
  while (base < baseEnd && head < headEnd && a[baseEnd - 1] === b[headEnd - 1])
    matches.push([--baseEnd, --headEnd]);
  return { base, baseEnd, head, headEnd };
}

function uniqueInBoth(base: readonly number[], head: readonly number[], range: Range): Match[] {
  const inBase = uniqueIn(base, range.base, range.baseEnd);
  const inHead = uniqueIn(head, range.head, range.headEnd);
  const both: Match[] = [];
  for (const [value, at] of inBase) {
    const other = inHead.get(value);
    if (at >= 0 && other !== undefined && other >= 0) both.push([at, other]);
  }
  const stays = new Set(longestRising(both.map(([, at]) => at)));
  return both.filter((_, place) => stays.has(place));
}

/** Where each value is, in order; -1 for one that is there more than once. */
function uniqueIn(values: readonly number[], start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = start; at < end; at++) {
    const value = values[at] ?? 0;
    places.set(value, places.has(value) ? -1 : at);
  }
  return places;
}
