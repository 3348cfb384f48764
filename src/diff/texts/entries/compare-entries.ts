import type { TextPart } from '../../change.js';
import { alike, pair } from '../align/pair.js';
import { directiveText, type Entry } from './entry.js';

/** What differs between two texts, each an entry that has no words of its own. */
export function compareEntries(base: Entry, head: Entry): TextPart[] {
  const parts: TextPart[] = [];
  compareEntry(base, head, '', parts);
  return parts;
}

function compareEntry(base: Entry, head: Entry, path: string, parts: TextPart[]): void {
  if (!base.body !== !head.body) {
    parts.push({
      how: 'changed',
      path,
      from: directiveText(base.directive),
      to: directiveText(head.directive),
    });
    return;
  }
  if (base.head !== head.head)
    parts.push({ how: 'changed', path, from: base.directive.line, to: head.directive.line });
  const { body: before = [] } = base;
  const { body: after = [] } = head;
  const isFree = base.directive.order === 'label' && head.directive.order === 'label';
  const pairs = isFree ? pairLabels(before, after) : pairAll(before, after);
  addParts(pairs, namesOf(before, path), namesOf(after, path), parts);
}

function addParts(
  { changed, removed, added, moved }: Pairs,
  inBase: Names,
  inHead: Names,
  parts: TextPart[],
): void {
  for (const [from, to] of changed) compareEntry(from, to, inHead.get(to)?.path ?? '', parts);
  for (const from of removed)
    parts.push({ how: 'removed', path: inBase.get(from)?.path ?? '', from: directiveText(from.directive) });
  for (const to of added)
    parts.push({ how: 'added', path: inHead.get(to)?.path ?? '', to: directiveText(to.directive) });
  for (const [from, to] of moved) {
    const [before, after] = [inBase.get(from), inHead.get(to)];
    parts.push({
      how: 'moved',
      path: after?.path ?? '',
      from: `[${before?.place}]`,
      to: `[${after?.place}]`,
    });
  }
}

/** By entry: its path, and its place among its siblings. */
type Names = ReadonlyMap<Entry, { readonly path: string; readonly place: number }>;

/** In the path, each of several of one label has its place among them. */
function namesOf(entries: readonly Entry[], at: string): Names {
  const prefix = at === '' ? '' : `${at} > `;
  const paths = new Map<Entry, string>();
  for (const [label, same] of groupByLabel(entries))
    for (const [n, entry] of same.entries())
      paths.set(entry, prefix + (same.length > 1 ? `${label}[${n}]` : label));
  return new Map(entries.map((entry, place) => [entry, { path: paths.get(entry) ?? '', place }]));
}

function groupByLabel(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.directive.label);
    if (group) group.push(entry);
    else groups.set(entry.directive.label, [entry]);
  }
  return groups;
}

interface Pairs {
  readonly changed: (readonly [Entry, Entry])[];
  readonly removed: Entry[];
  readonly added: Entry[];
  readonly moved: (readonly [Entry, Entry])[];
}

function pairAll(base: readonly Entry[], head: readonly Entry[]): Pairs {
  const pairing = pair(base, head, likeness);
  const both = ([from, to]: readonly [number, number]) => pairOf(base[from], head[to]);
  return {
    changed: pairing.changed.flatMap(both),
    removed: pairing.removed.flatMap((at) => base[at] ?? []),
    added: pairing.added.flatMap((at) => head[at] ?? []),
    moved: pairing.moved.flatMap(both),
  };
}

function pairOf(from: Entry | undefined, to: Entry | undefined): (readonly [Entry, Entry])[] {
  return from && to ? [[from, to]] : [];
}

/** Pairs those of each label, and then the blocks that are left, whose labels may have changed. */
function pairLabels(base: readonly Entry[], head: readonly Entry[]): Pairs {
  const groups = labelGroups(base, head).map(([from, to]) => pairAll(from, to));
  const [removed, added] = [groups.flatMap((of) => of.removed), groups.flatMap((of) => of.added)];
  const renamed = alike([...removed.keys()], [...added.keys()], (from, to) => {
    const [one, other] = [removed[from], added[to]];
    return one && other ? likeness(one, other) : 0;
  });
  return {
    changed: [
      ...groups.flatMap((of) => of.changed),
      ...renamed.flatMap(([from, to]) => pairOf(removed[from], added[to])),
    ],
    removed: removed.filter((_, at) => !renamed.some(([from]) => from === at)),
    added: added.filter((_, at) => !renamed.some(([, to]) => to === at)),
    moved: groups.flatMap((of) => of.moved),
  };
}

function labelGroups(base: readonly Entry[], head: readonly Entry[]): [Entry[], Entry[]][] {
  const [before, after] = [groupByLabel(base), groupByLabel(head)];
  const labels = new Set([...before.keys(), ...after.keys()]);
  return Array.from(labels, (label) => [before.get(label) ?? [], after.get(label) ?? []]);
}

/** One of the same label may have become the other; a block of another label only if half of it stayed. */
function likeness(base: Entry, head: Entry): number {
  const share = sharedPart(base.body ?? [], head.body ?? []);
  if (base.directive.label === head.directive.label) return 0.2 + 0.8 * share;
  return base.body && head.body && share >= 0.5 ? share / 2 : 0;
}

/** How many of the inner entries are the same, from 0 to 1. */
function sharedPart(base: readonly Entry[], head: readonly Entry[]): number {
  const ids = new Set(base.map(({ id }) => id));
  return head.filter(({ id }) => ids.has(id)).length / Math.max(base.length, head.length, 1);
}
