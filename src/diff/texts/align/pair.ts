import { align } from './align.js';
import { gaps, type Range } from './range.js';

/** How much an item of BASE is like one of HEAD, from 0 (another thing) to 1. */
export type Likeness<T> = (base: T, head: T) => number;

/** Something that is the same as another where its `id` is the same. */
export interface Identified {
  readonly id: number;
}

/** The places of what became of what, in order; what is the same is not among them. */
export interface Pairing {
  readonly changed: readonly (readonly [base: number, head: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** The same item, but not in the order of the others. */
  readonly moved: readonly (readonly [base: number, head: number])[];
}

/** Up to so many comparisons, the best of all ways to pair is found; beyond, items are paired by their places. */
const FEW = 2500;

/** Pairs two lists whose order counts. */
export function pair<T extends Identified>(
  base: readonly T[],
  head: readonly T[],
  likeness: Likeness<T>,
): Pairing {
  const matches = align(
    base.map(({ id }) => id),
    head.map(({ id }) => id),
  );
  const all: Range = { base: 0, baseEnd: base.length, head: 0, headEnd: head.length };
  const changed: [number, number][] = [];
  const [gone, come] = [new Set<number>(), new Set<number>()];
  for (const gap of gaps(matches, all)) {
    for (let at = gap.base; at < gap.baseEnd; at++) gone.add(at);
    for (let at = gap.head; at < gap.headEnd; at++) come.add(at);
  }
  const moved = takeMoved(base, head, gone, come);
  for (const gap of gaps(matches, all)) {
    const [left, right] = [within(gone, gap.base, gap.baseEnd), within(come, gap.head, gap.headEnd)];
    for (const both of alike(left, right, (i, j) => like(base[i], head[j], likeness))) changed.push(both);
  }
  for (const [from, to] of changed) {
    gone.delete(from);
    come.delete(to);
  }
  return { changed, removed: [...gone], added: [...come], moved };
}

function within(places: ReadonlySet<number>, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) if (places.has(at)) found.push(at);
  return found;
}

function like<T>(base: T | undefined, head: T | undefined, likeness: Likeness<T>): number {
  return base === undefined || head === undefined ? 0 : likeness(base, head);
}

/** Takes what is the same out of what is gone and what has come. */
function takeMoved<T extends Identified>(
  base: readonly T[],
  head: readonly T[],
  gone: Set<number>,
  come: Set<number>,
): [number, number][] {
  const waiting = new Map<number | undefined, number[]>();
  for (const at of gone) {
    const places = waiting.get(base[at]?.id);
    if (places) places.push(at);
    else waiting.set(base[at]?.id, [at]);
  }
  for (const places of waiting.values()) places.reverse();
  const moved: [number, number][] = [];
  for (const to of come) {
    const from = waiting.get(head[to]?.id)?.pop();
    if (from !== undefined) moved.push([from, to]);
  }
  for (const [from, to] of moved) {
    gone.delete(from);
    come.delete(to);
  }
  return moved;
}

/** Pairs what is alike, in order, so that all pairs together are as much alike as can be. */
export function alike(
  base: readonly number[],
  head: readonly number[],
  likeness: (base: number, head: number) => number,
): [number, number][] {
  if (base.length * head.length > FEW) return byPlace(base, head, likeness);
  const width = head.length + 1;
  const best = new Float64Array((base.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const likes = base.map((from) => head.map((to) => likeness(from, to)));
  const paired = (i: number, j: number) => {
    const much = likes[i]?.[j] ?? 0;
    return much > 0 ? much + at(i + 1, j + 1) : 0;
  };
  for (let i = base.length - 1; i >= 0; i--)
    for (let j = head.length - 1; j >= 0; j--)
      best[i * width + j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < base.length && j < head.length; ) {
    if (paired(i, j) > 0 && paired(i, j) >= at(i, j)) pairs.push([base[i++] ?? 0, head[j++] ?? 0]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function byPlace(
  base: readonly number[],
  head: readonly number[],
  likeness: (base: number, head: number) => number,
): [number, number][] {
  return base.flatMap((from, place): [number, number][] => {
    const to = head[place];
    return to !== undefined && likeness(from, to) > 0 ? [[from, to]] : [];
  });
}
