import { closeness } from '../../resources/closeness.js';
import { featuresOf, similarity } from '../compare/similarity.js';
import {
  type Entry,
  groupBy,
  isNameless,
  isSameText,
  type Matching,
  manifestOf,
  type Pair,
} from './entry.js';

/** So many pairs are weighed; beyond, objects are taken in the order of their files. */
const mostPairs = 250_000;
/** What has less in common is not the same object, where its name doesn't tell. */
const alike = 0.3;

/**
 * Pairs the objects of one identity: those of the same file, then those whose files lie closest, then those of the same
 * text. Objects whose name the server makes up are paired by what they hold.
 */
export function matchEntries(base: readonly Entry[], head: readonly Entry[]): Matching {
  const now = groupBy(head, ({ identity }) => identity);
  const old = groupBy(base, ({ identity }) => identity);
  const found = [...new Set([...old.keys(), ...now.keys()])].map((identity) =>
    matchGroup(old.get(identity) ?? [], now.get(identity) ?? []),
  );
  return {
    pairs: found.flatMap(({ pairs }) => pairs),
    removed: found.flatMap(({ removed }) => removed),
    added: found.flatMap(({ added }) => added),
  };
}

function matchGroup(base: readonly Entry[], head: readonly Entry[]): Matching {
  const [first, other] = [base[0], head[0]];
  if (!first || !other) return { pairs: [], removed: base, added: head };
  if (base.length === 1 && head.length === 1 && !isNameless(first))
    return { pairs: [{ base: first, head: other }], removed: [], added: [] };
  return greedy(base, head, isNameless(first) ? byContent : byPlace);
}

/** Higher is closer; nothing where two can't be the same object. */
type Weigh = (base: Entry, head: Entry) => number | undefined;

function byPlace(base: Entry, head: Entry): number {
  return closeness(base.part.place, head.part.place) + (isSameText(base, head) ? 0.005 : 0);
}

function byContent(base: Entry, head: Entry): number | undefined {
  if (isSameText(base, head)) return base.part.place === head.part.place ? 3 : 2;
  const weight = similarity(featuresOf(manifestOf(base)?.object), featuresOf(manifestOf(head)?.object));
  return weight < alike ? undefined : weight;
}

function greedy(base: readonly Entry[], head: readonly Entry[], weigh: Weigh): Matching {
  const same = sameFiles(base, head);
  const isTaken = new Set(same.flatMap(({ base: a, head: b }) => [a, b]));
  const [old, now] = [base, head].map((entries) => entries.filter((entry) => !isTaken.has(entry)));
  const more = weighed(old ?? [], now ?? [], weigh);
  for (const { base: a, head: b } of more) isTaken.add(a).add(b);
  return {
    pairs: [...same, ...more],
    removed: base.filter((entry) => !isTaken.has(entry)),
    added: head.filter((entry) => !isTaken.has(entry)),
  };
}

/** Of one name in one file; whether the texts differ is seen later. */
function sameFiles(base: readonly Entry[], head: readonly Entry[]): Pair[] {
  const places = groupBy(base, placeOf);
  return head.flatMap((entry) => {
    const others = places.get(placeOf(entry)) ?? [];
    if (isNameless(entry)) return takeSameText(others, entry);
    const other = others.shift();
    return other ? [{ base: other, head: entry }] : [];
  });
}

function takeSameText(others: Entry[], head: Entry): Pair[] {
  const at = others.findIndex((other) => isSameText(other, head));
  const [base] = at < 0 ? [] : others.splice(at, 1);
  return base ? [{ base, head }] : [];
}

function weighed(base: readonly Entry[], head: readonly Entry[], weigh: Weigh): Pair[] {
  if (base.length * head.length > mostPairs) return inOrder(base, head);
  const all = base.flatMap((a) => head.map((b) => ({ base: a, head: b, weight: weigh(a, b) })));
  const isTaken = new Set<Entry>();
  const found: Pair[] = [];
  for (const { base: a, head: b, weight } of all.sort((x, y) => (y.weight ?? -1) - (x.weight ?? -1))) {
    if (weight === undefined || isTaken.has(a) || isTaken.has(b)) continue;
    isTaken.add(a).add(b);
    found.push({ base: a, head: b });
  }
  return found;
}

function inOrder(base: readonly Entry[], head: readonly Entry[]): Pair[] {
  return base.slice(0, head.length).flatMap((a, index) => {
    const b = head[index];
    return b ? [{ base: a, head: b }] : [];
  });
}

function placeOf({ part }: Entry): string {
  return part.place;
}
