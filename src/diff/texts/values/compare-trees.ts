import type { TextPart } from '../../change.js';
import { longestRising } from '../align/longest-rising.js';
import { pair } from '../align/pair.js';
import { type Named, namedItems } from './list-key.js';
import type { ListTree, MapTree, Tree } from './tree.js';
import type { Value } from './value.js';

/** How a language writes a path and a value. */
export interface Style {
  /** The path of a field of what is at this path; of the whole, the path is empty. */
  readonly field: (at: string, key: string) => string;
  readonly text: (value: Value) => string;
}

/** What differs between two values: maps by their keys, lists by the names of their items or in order. */
export function compareTrees(
  base: Tree | undefined,
  head: Tree | undefined,
  at: string,
  style: Style,
): TextPart[] {
  const parts: TextPart[] = [];
  compare(base, head, at, { style, parts });
  return parts;
}

interface Into {
  readonly style: Style;
  readonly parts: TextPart[];
}

function compare(base: Tree | undefined, head: Tree | undefined, at: string, into: Into): void {
  if (base?.id === head?.id) return;
  if (base?.kind === 'map' && head?.kind === 'map') compareMaps(base, head, at, into);
  else if (base?.kind === 'list' && head?.kind === 'list') compareLists(base, head, at, into);
  else into.parts.push(partOf(base, head, at, into.style));
}

function partOf(base: Tree | undefined, head: Tree | undefined, at: string, { text }: Style): TextPart {
  return {
    how: base === undefined ? 'added' : head === undefined ? 'removed' : 'changed',
    path: at === '' ? 'document' : at,
    ...(base && { from: text(base.value) }),
    ...(head && { to: text(head.value) }),
  };
}

function compareMaps(base: MapTree, head: MapTree, at: string, into: Into): void {
  for (const key of new Set([...base.fields.keys(), ...head.fields.keys()]))
    compare(base.fields.get(key), head.fields.get(key), into.style.field(at, key), into);
}

function compareLists(base: ListTree, head: ListTree, at: string, into: Into): void {
  const named = namedItems(base, head);
  if (named) compareNamed(...named, at, into);
  else compareInOrder(base.items, head.items, at, into);
}

function compareNamed(base: Named, head: Named, at: string, into: Into): void {
  for (const name of new Set([...base.keys(), ...head.keys()]))
    compare(base.get(name), head.get(name), `${at}[${name}]`, into);
  const [before, after] = [places(base, head), places(head, base)];
  const names = [...before.keys()];
  const order = names.map((name) => after.get(name) ?? 0);
  const stays = new Set(longestRising(order));
  for (const [place, name] of names.entries())
    if (!stays.has(place)) moved(`${at}[${name}]`, before.get(name), after.get(name), into);
}

/** The places of the items that the other list has too. */
function places(items: Named, others: Named): Map<string, number> {
  const all = [...items.keys()].map((name, place) => [name, place] as const);
  return new Map(all.filter(([name]) => others.has(name)));
}

function moved(path: string, from: number | undefined, to: number | undefined, { parts }: Into): void {
  parts.push({ how: 'moved', path, from: `[${from}]`, to: `[${to}]` });
}

function compareInOrder(base: readonly Tree[], head: readonly Tree[], at: string, into: Into): void {
  const pairing = pair(base, head, likeness);
  for (const [from, to] of pairing.changed) compare(base[from], head[to], `${at}[${to}]`, into);
  for (const from of pairing.removed) compare(base[from], undefined, `${at}[${from}]`, into);
  for (const to of pairing.added) compare(undefined, head[to], `${at}[${to}]`, into);
  for (const [from, to] of pairing.moved) moved(`${at}[${to}]`, from, to, into);
}

/** Whatever is of the same kind may have become the other; of two maps, how many fields are the same. */
function likeness(base: Tree, head: Tree): number {
  if (base.kind !== head.kind) return 0;
  if (base.kind !== 'map' || head.kind !== 'map') return 0.1;
  let same = 0;
  for (const [key, { id }] of base.fields) if (head.fields.get(key)?.id === id) same++;
  return 0.1 + (0.9 * same) / Math.max(base.fields.size, head.fields.size, 1);
}
