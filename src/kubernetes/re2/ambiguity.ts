import { type CharacterSet, lastCodePoint, overlap, setOf, withBothCases } from './character-set.js';
import type { Expression, ParsedPattern } from './syntax.js';

/** More places than this are not looked into: the full engine takes such a pattern. */
const mostPlaces = 120;

/**
 * By which power of the text's length the ways to match can grow, at most, where the engine tries one after the other:
 * 1 is linear. `undefined` where it might be exponential, as for `(a+)+`, or where that is not known.
 *
 * The pattern's places and which may follow which make an automaton. A text can be read in exponentially many ways
 * only if some place is left and reached again by two different ways on the same text; if none is, two loops that can
 * read the same text one after the other add one to the power (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).
 */
export function ambiguity(pattern: ParsedPattern): number | undefined {
  const places = new Places(pattern.ignoreCase);
  places.add(
    startsAtStart(pattern.root) ? pattern.root : { kind: 'sequence', parts: [anything, pattern.root] },
  );
  if (places.twice || places.sets.length > mostPlaces || hasTwoWaysBack(places)) return undefined;
  return 1 + sharedLoops(places);
}

/** What is skipped before a match that may begin anywhere. */
const anything: Expression = {
  kind: 'repetition',
  of: { kind: 'set', set: [[0, lastCodePoint]] },
  least: 0,
  most: Number.POSITIVE_INFINITY,
  lazy: true,
};

interface Ends {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

class Places {
  readonly sets: CharacterSet[] = [];
  readonly follow: Set<number>[] = [];
  /** The same step can be taken in two ways that read nothing in between. */
  twice = false;

  constructor(private readonly ignoreCase: boolean) {}

  add(expression: Expression): Ends {
    switch (expression.kind) {
      case 'set':
        return this.place(expression.set);
      case 'assertion':
        return { first: [], last: [], empty: true };
      case 'sequence':
        return this.sequence(expression.parts);
      case 'choice':
        return this.choice(expression.options);
      case 'repetition':
        return this.repetition(this.add(expression.of), expression.least, expression.most);
    }
  }

  private place(set: CharacterSet): Ends {
    const place = this.sets.push(this.ignoreCase ? withBothCases(set) : set) - 1;
    this.follow.push(new Set());
    return { first: [place], last: [place], empty: false };
  }

  private sequence(parts: readonly Expression[]): Ends {
    let all: Ends = { first: [], last: [], empty: true };
    for (const part of parts) {
      if (this.sets.length > mostPlaces) break;
      const next = this.add(part);
      this.link(all.last, next.first);
      all = {
        first: all.empty ? [...all.first, ...next.first] : all.first,
        last: next.empty ? [...all.last, ...next.last] : next.last,
        empty: all.empty && next.empty,
      };
    }
    return all;
  }

  private choice(options: readonly Expression[]): Ends {
    const ends = options.map((option) => this.add(option));
    if (ends.filter(({ empty }) => empty).length > 1) this.twice = true;
    return {
      first: ends.flatMap(({ first }) => first),
      last: ends.flatMap(({ last }) => last),
      empty: ends.some(({ empty }) => empty),
    };
  }

  /** A number of times counts as any number: that has every way that the number has, and more. */
  private repetition({ first, last, empty }: Ends, least: number, most: number): Ends {
    if (empty) this.twice = true;
    if (most > 1) this.link(last, first);
    return { first, last, empty: empty || least === 0 };
  }

  private link(from: readonly number[], to: readonly number[]): void {
    for (const a of from)
      for (const b of to) {
        if (this.follow[a]?.has(b)) this.twice = true;
        this.follow[a]?.add(b);
      }
  }
}

/** Whether from some place, by two ways that part and read the same text, one comes back to it. */
function hasTwoWaysBack({ sets, follow }: Places): boolean {
  const width = sets.length;
  const meets = sets.map((a) => sets.map((b) => overlap(a, b)));
  return sets.some((_, place) => {
    const seen = new Set<number>();
    const waiting = [place * width + place];
    for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
      const [left, right] = [Math.floor(pair / width), pair % width];
      for (const a of follow[left] ?? [])
        for (const b of follow[right] ?? []) {
          const apart = a !== b || left !== right;
          if (!meets[a]?.[b] || (!apart && a === place)) continue;
          if (apart && a === place && b === place) return true;
          const next = a * width + b;
          if (!seen.has(next)) waiting.push(next);
          seen.add(next);
        }
    }
    return false;
  });
}

/**
 * The most pairs of loops, one behind the other on some way through, that can share out a text between them in as many
 * ways as it is long: only if what leads from the one to the other can be read by both.
 */
function sharedLoops({ sets, follow }: Places): number {
  const reach = follow.map((_, place) => reachable(follow, [place]));
  const loops = loopsOf(reach);
  const readable = loops.map((loop) => setOf(loop.flatMap((place) => sets[place] ?? [])));
  const from = (loop: number) => loops[loop] ?? [];
  const known = new Map<number, number>();
  const count = (loop: number): number => {
    const before = known.get(loop);
    if (before !== undefined) return before;
    const deepest = loops.map((to, other) => {
      if (other === loop || !to.some((place) => from(loop).some((start) => reach[start]?.has(place))))
        return 0;
      const passes = (place: number) =>
        [loop, other].every((one) => overlap(sets[place] ?? [], readable[one] ?? []));
      const shares = to.some((place) => reachable(follow, from(loop), passes).has(place));
      return count(other) + (shares ? 1 : 0);
    });
    const most = Math.max(0, ...deepest);
    known.set(loop, most);
    return most;
  };
  return Math.max(0, ...loops.map((_, loop) => count(loop)));
}

/** The places that lead back to themselves, those together that lead to one another. */
function loopsOf(reach: readonly ReadonlySet<number>[]): number[][] {
  const loops: number[][] = [];
  for (const [place, reached] of reach.entries()) {
    if (!reached.has(place)) continue;
    const same = loops.find(([other = -1]) => reached.has(other) && reach[other]?.has(place));
    if (same) same.push(place);
    else loops.push([place]);
  }
  return loops;
}

function reachable(
  follow: readonly ReadonlySet<number>[],
  from: readonly number[],
  passes: (place: number) => boolean = () => true,
): Set<number> {
  const seen = new Set<number>();
  const waiting = from.flatMap((place) => [...(follow[place] ?? [])]);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place) || !passes(place)) continue;
    seen.add(place);
    waiting.push(...(follow[place] ?? []));
  }
  return seen;
}

function startsAtStart(expression: Expression): boolean {
  if (expression.kind === 'choice') return expression.options.every(startsAtStart);
  if (expression.kind === 'sequence')
    return expression.parts[0] !== undefined && startsAtStart(expression.parts[0]);
  return expression.kind === 'assertion' && expression.is === 'start';
}
