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
  else if (after.fact.type === 'bag') compareBags(base, head, before, after, walk);
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
  if (isOrdered(after) && !isAscending(order)) reportMoved(base, head, namesOf(before), namesOf(after), walk);
}

function isOrdered({ fact }: List): boolean {
  return fact.type === 'list' || fact.ordered === true;
}

function isAscending(places: readonly number[]): boolean {
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

function placesOf(labels: readonly string[]): Map<string, number> {
  return new Map(labels.map((label, index) => [label, index]));
}

function stepOf({ fact, keys, labels }: List, index: number, item: Node): Step {
  const { fields, key } = item;
  if (fact.type === 'set' && labels?.[index] === key) return setStep(item, index);
  const own = keys[index];
  const isUnique = labels?.[index] === JSON.stringify(own);
  return fields && own && isUnique && Object.keys(own).length > 0 ? { keys: own } : { index };
}

function namesOf({ fact, items, keys }: List): JsonValue {
  if (fact.type === 'set') return items.map(shownItem);
  return keys.map((own) => {
    const values = Object.values(own);
    return values.length === 1 ? (values[0] ?? null) : own;
  });
}

function compareSets(base: Node, before: List, after: List, walk: Walk): void {
  const [old, now] = [keysOf(before), keysOf(after)];
  for (const [index, item] of after.items.entries())
    if (!old.has(item.key) && !item.implied) reportAdded(item, base.at, down(walk, setStep(item, index)));
  for (const [index, item] of before.items.entries())
    if (!now.has(item.key) && !item.implied) reportRemoved(item, down(walk, setStep(item, index)));
}

function setStep({ raw, name }: Node, index: number): Step {
  return typeof raw === 'object' || looksSecret(name, raw) ? { index } : { value: raw };
}

function keysOf({ items }: List): Set<string> {
  return new Set(items.map(({ key }) => key));
}

function compareBags(base: Node, head: Node, before: List, after: List, walk: Walk): void {
  const equal = equalPairs(before.items, after.items);
  const [isOld, isNow] = [new Set(equal.map(([a]) => a)), new Set(equal.map(([, b]) => b))];
  const old = [...before.items.entries()].filter(([index]) => !isOld.has(index));
  const now = [...after.items.entries()].filter(([index]) => !isNow.has(index));
  const found = pairs(old, now);
  reportPairs(base, found, old, now, walk);
  const all = [...equal, ...found.map(([[a], [b]]): Match => [a, b])].sort(([, a], [, b]) => a - b);
  if (isOrdered(after) && !isAscending(all.map(([a]) => a)))
    reportMoved(base, head, maskedList(base), maskedList(head), walk);
}

type Indexed = readonly [index: number, item: Node];

/** The places of each item that is in both lists. */
function equalPairs(base: readonly Node[], head: readonly Node[]): Match[] {
  const waiting = new Map<string, number[]>();
  for (const [index, { key }] of base.entries()) {
    const places = waiting.get(key);
    if (places) places.push(index);
    else waiting.set(key, [index]);
  }
  return head.flatMap(({ key }, index): Match[] => {
    const place = waiting.get(key)?.shift();
    return place === undefined ? [] : [[place, index]];
  });
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
  return (list?.items ?? []).map(shownItem);
}

function shownItem({ raw, name, fields }: Node): JsonValue {
  if (fields) return fields.get('name')?.raw ?? fields.get('key')?.raw ?? '…';
  return looksSecret(name, raw) ? '…' : raw;
}
