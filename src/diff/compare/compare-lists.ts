import { compare } from '../../model/compare.js';
import { looksSecret } from '../../model/looks-secret.js';
import type { JsonValue } from '../../model/manifest.js';
import type { Step } from '../change.js';
import { align, type Match } from './align.js';
import { type List, type Node, named } from './node.js';
import { down, reportAdded, reportMoved, reportRemoved, type Walk } from './report.js';
import { featuresOf, similarity } from './similarity.js';

/** Items that have less in common are not the same item. */
const alike = 0.3;
/** So many pairs of items are weighed; beyond, they are taken in order. */
const mostPairs = 10_000;

/** Tells how two lists differ, by what their items are known by. */
export function compareLists(base: Node, head: Node, walk: Walk): void {
  const [before, after] = [base.list, head.list];
  if (!before || !after) return;
  const [a, b] = [labelledIfBoth(before, after), labelledIfBoth(after, before)];
  if (a.labels && b.labels) compareLabelled(base, head, a, b, walk);
  else if (after.fact.type === 'set' && before.fact.type === 'set') compareSets(base, before, after, walk);
  else if (after.fact.type === 'bag') compareBags(base, before, after, walk);
  else compareInOrder(base, head, before, after, walk);
}

function labelledIfBoth(list: List, other: List): List {
  const own = list.labels ? list : named(list);
  const isBoth = own && (other.labels ?? named(other)?.labels);
  return isBoth ? own : list;
}

function compareLabelled(base: Node, head: Node, before: List, after: List, walk: Walk): void {
  const places = placesOf(before.labels ?? []);
  const isKept = new Set<number>();
  const order: number[] = [];
  for (const [index, item] of after.items.entries()) {
    const place = places.get(after.labels?.[index] ?? '');
    const old = place === undefined ? undefined : before.items[place];
    const below = down(walk, stepOf(after, index, item));
    if (place === undefined || !old) reportAdded(item, base.at, below);
    else {
      isKept.add(place);
      order.push(place);
      walk.compare(old, item, below);
    }
  }
  for (const [index, item] of before.items.entries())
    if (!isKept.has(index)) reportRemoved(item, down(walk, stepOf(before, index, item)));
  const isOrdered = after.fact.type === 'map' && after.fact.ordered;
  if (isOrdered && order.some((place, index) => place < (order[index - 1] ?? -1)))
    reportMoved(base, head, namesOf(before), namesOf(after), walk);
}

function placesOf(labels: readonly string[]): Map<string, number> {
  return new Map(labels.map((label, index) => [label, index]));
}

function stepOf({ keys, labels }: List, index: number, { fields }: Node): Step {
  const own = keys[index];
  const isUnique = labels?.[index] === JSON.stringify(own);
  return fields && own && isUnique && Object.keys(own).length > 0 ? { keys: own } : { index };
}

function namesOf({ keys }: List): JsonValue {
  return keys.map((own) => {
    const values = Object.values(own);
    return values.length === 1 ? (values[0] ?? null) : own;
  });
}

function compareSets(base: Node, before: List, after: List, walk: Walk): void {
  const [old, now] = [keysOf(before), keysOf(after)];
  const step = (item: Node, index: number): Step =>
    typeof item.raw === 'object' || looksSecret(item.name, item.raw) ? { index } : { value: item.raw };
  for (const [index, item] of after.items.entries())
    if (!old.has(item.key)) reportAdded(item, base.at, down(walk, step(item, index)));
  for (const [index, item] of before.items.entries())
    if (!now.has(item.key)) reportRemoved(item, down(walk, step(item, index)));
}

function keysOf({ items }: List): Set<string> {
  return new Set(items.map(({ key }) => key));
}

function compareBags(base: Node, before: List, after: List, walk: Walk): void {
  const [old, now] = withoutEqual(before.items, after.items);
  reportPairs(base, pairs(old, now), old, now, walk);
}

type Indexed = readonly [index: number, item: Node];

/** What is left of two lists when each item that is in both is taken out of both. */
function withoutEqual(base: readonly Node[], head: readonly Node[]): [Indexed[], Indexed[]] {
  const waiting = new Map<string, number>();
  for (const { key } of head) waiting.set(key, (waiting.get(key) ?? 0) + 1);
  const equal = new Map<string, number>();
  const old = [...base.entries()].filter(([, { key }]) => {
    const count = waiting.get(key) ?? 0;
    if (count === 0) return true;
    waiting.set(key, count - 1);
    equal.set(key, (equal.get(key) ?? 0) + 1);
    return false;
  });
  const now = [...head.entries()].filter(([, { key }]) => {
    const count = equal.get(key) ?? 0;
    equal.set(key, count - 1);
    return count <= 0;
  });
  return [old, now];
}

/** The items that are likely the same ones, changed: best first. */
function pairs(old: readonly Indexed[], now: readonly Indexed[]): [Indexed, Indexed][] {
  if (old.length * now.length > mostPairs)
    return old.slice(0, now.length).map((item, i) => [item, now[i] ?? item]);
  const features = now.map(([, { raw }]) => featuresOf(raw));
  const weighed = old.flatMap((a) => {
    const own = featuresOf(a[1].raw);
    return now.map((b, i) => ({ a, b, weight: similarity(own, features[i] ?? own) }));
  });
  const isTaken = new Set<Indexed>();
  const found: [Indexed, Indexed][] = [];
  for (const { a, b, weight } of weighed.sort(
    (x, y) => y.weight - x.weight || compare(orderOf(x), orderOf(y)),
  )) {
    if (weight < alike || isTaken.has(a) || isTaken.has(b)) continue;
    isTaken.add(a).add(b);
    found.push([a, b]);
  }
  return found;
}

/** The same from both sides. */
function orderOf({ a, b }: { a: Indexed; b: Indexed }): string {
  return [a[1].key, b[1].key].sort().join();
}

function reportPairs(
  base: Node,
  found: readonly (readonly [Indexed, Indexed])[],
  old: readonly Indexed[],
  now: readonly Indexed[],
  walk: Walk,
): void {
  const partner = new Map(found.map(([a, b]) => [b, a]));
  for (const item of now) {
    const below = down(walk, { index: item[0] });
    const before = partner.get(item);
    if (before) walk.compare(before[1], item[1], below);
    else reportAdded(item[1], base.at, below);
  }
  const isKept = new Set(found.map(([a]) => a));
  for (const item of old) if (!isKept.has(item)) reportRemoved(item[1], down(walk, { index: item[0] }));
}

function compareInOrder(base: Node, head: Node, before: List, after: List, walk: Walk): void {
  const [old, now] = [before.items.map(({ key }) => key), after.items.map(({ key }) => key)];
  if (isPermutation(old, now)) reportMoved(base, head, maskedList(base), maskedList(head), walk);
  else compareGaps(base, before, after, align(old, now), walk);
}

function isPermutation(old: readonly string[], now: readonly string[]): boolean {
  return old.length === now.length && [...old].sort().join() === [...now].sort().join();
}

function compareGaps(base: Node, before: List, after: List, matches: readonly Match[], walk: Walk): void {
  const [old, now] = [[...before.items.entries()], [...after.items.entries()]];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...matches, [old.length, now.length] as const]) {
    compareGap(base, old.slice(a, nextA), now.slice(b, nextB), walk);
    [a, b] = [nextA + 1, nextB + 1];
  }
}

/** What stands between two items that are the same: those of one name are the same, changed; then those in order. */
function compareGap(base: Node, old: readonly Indexed[], now: readonly Indexed[], walk: Walk): void {
  if (old.length === 0 && now.length === 0) return;
  const byName = align(
    old.map(([, item]) => nameOf(item)),
    now.map(([, item]) => nameOf(item)),
  );
  const found: [Indexed, Indexed][] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...byName, [old.length, now.length] as const]) {
    found.push(...inOrder(old.slice(a, nextA), now.slice(b, nextB)));
    const [left, right] = [old[nextA], now[nextB]];
    if (left && right) found.push([left, right]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  reportPairs(base, found, old, now, walk);
}

/** Values that stand alone in the same place are the same one, changed; of several, nobody knows. */
function inOrder(old: readonly Indexed[], now: readonly Indexed[]): [Indexed, Indexed][] {
  if (old.length !== now.length) return [];
  return old.flatMap((item, i): [Indexed, Indexed][] => {
    const other = now[i];
    return other && isLike(item[1], other[1], old.length) ? [[item, other]] : [];
  });
}

function isLike(a: Node, b: Node, count: number): boolean {
  if (!a.fields || !b.fields) return !a.fields && !b.fields && (count === 1 || !isFlag(a) || !isFlag(b));
  return similarity(featuresOf(a.raw), featuresOf(b.raw)) >= alike;
}

/** `--v` of `--v=2`; of an object its name. What has none is known by itself. */
function nameOf({ raw, fields, key }: Node): string {
  const name = fields?.get('name')?.raw ?? fields?.get('key')?.raw;
  if (typeof name === 'string') return `name ${name}`;
  const [, flag] = typeof raw === 'string' ? (/^(--?[\w.-]+)=/.exec(raw) ?? []) : [];
  return flag ?? key;
}

function isFlag({ raw }: Node): boolean {
  return typeof raw === 'string' && raw.startsWith('-');
}

/** The values of a list that has only another order. */
function maskedList({ list }: Node): JsonValue {
  return (list?.items ?? []).map(({ raw, name, fields }) =>
    fields ? (fields.get('name')?.raw ?? '…') : looksSecret(name, raw) ? '…' : raw,
  );
}
