import { newestRelease, type Release } from '../kubernetes/facts/releases.js';
import { minorOf } from '../kubernetes/kinds/built-in-kinds.js';
import { compare } from '../model/compare.js';
import { identity, type KubernetesObject, type Manifest } from '../model/manifest.js';
import type { Source } from '../resources/kustomize.js';
import { sourceObjects } from '../resources/source-objects.js';
import { placeInSet, type TextPart, writtenAt } from '../resources/text-part.js';
import { type BothSides, bothSides } from './both-sides.js';
import type { ObjectDelta } from './change.js';
import { compareObjects } from './compare/compare-objects.js';
import type { Comparison, Counts, Note } from './comparison.js';
import { type FindKind, kindFinder } from './find-kind.js';
import { judge } from './judge.js';
import { duplicateNotes, uniqueOf } from './match/duplicates.js';
import { entriesOf, isSameText, type Matching, manifestOf, type Pair } from './match/entry.js';
import { matchEntries } from './match/match-entries.js';
import { matchRenames } from './match/match-renames.js';
import { otherNotes, sharedNotes } from './match/other-notes.js';
import { replacesPods, restartsOf } from './restarts.js';
import type { BothSets, RiskRule } from './risk.js';

/** What a comparison needs to know beside the two sets. */
export interface CompareOptions {
  /** Whose schemas tell which lists have keys, and which defaults there are. Default: the newest that is known. */
  readonly release?: Release | undefined;
  /** CustomResourceDefinitions beside those in the sets. The kinds of our rooms are known without. */
  readonly definitions?: readonly KubernetesObject[] | undefined;
  readonly risks: readonly RiskRule[];
}

/** What changes in meaning from the objects of these texts to those. Never throws for what is in them. */
export function compareSets(
  base: readonly Source[],
  head: readonly Source[],
  options: CompareOptions,
): Comparison {
  const sides = bothSides(base, head);
  const { release = newestRelease, definitions, risks } = options;
  const sets = [sourceObjects(sides.base.parts), sourceObjects(sides.head.parts)] as const;
  const findKind = kindFinder(release, [sets[1], sets[0]], definitions);
  const found = compareSides(sides, findKind);
  const both: BothSets = {
    base: sets[0],
    head: sets[1],
    minor: minorOf(release),
    isNamespaced: ({ object }) => findKind(object)?.namespaced,
    replacesPods: whoReplacesPods(found.deltas),
  };
  return {
    changes: found.deltas.map((delta) => judge(delta, risks, both)),
    counts: found.counts,
    restarts: restartsOf(found.deltas),
    notes: found.notes,
  };
}

function whoReplacesPods(deltas: readonly ObjectDelta[]): BothSets['replacesPods'] {
  const nameOf = (manifest: Manifest) => `${identity(manifest.object)} ${placeInSet(manifest)}`;
  const replaced = deltas.filter((delta) => delta.how !== 'changed' || replacesPods(delta));
  const names = new Set(replaced.flatMap(({ head }) => (head ? [nameOf(head)] : [])));
  return (manifest) => names.has(nameOf(manifest));
}

/** What was found before anybody has judged it. */
interface Found {
  readonly deltas: readonly ObjectDelta[];
  readonly counts: Counts;
  readonly notes: readonly Note[];
}

function compareSides(sides: BothSides, findKind: FindKind): Found {
  const [old, now] = [uniqueOf(entriesOf(sides.base.changed)), uniqueOf(entriesOf(sides.head.changed))];
  const { renames, rest } = matchRenames(matchEntries(old.entries, now.entries));
  const changed = rest.pairs
    .filter((pair) => !isSameText(pair.base, pair.head))
    .flatMap(deltaOf(findKind, 'changed'));
  const deltas = [
    ...changed.filter(({ fields }) => fields.length > 0),
    ...renames.flatMap(deltaOf(findKind, 'renamed')),
    ...alone(rest),
  ].sort(byIdentity);
  const same = rest.pairs.filter((pair) => isSameText(pair.base, pair.head));
  const notes = [
    ...otherNotes(readParts(sides.base.changed, same), readParts(sides.head.changed, same)),
    ...duplicateNotes(old, now),
    ...unknownKinds(deltas, findKind),
    ...sides.notes,
    ...sharedNotes(unusual(sides)),
  ];
  return { deltas, notes, counts: countsOf(sides, rest, deltas) };
}

/** Those that had to be read: an object that both sides have with the same text is not looked into. */
function readParts(parts: readonly TextPart[], same: readonly Pair[]): TextPart[] {
  const isUnread = new Set(same.flatMap(({ base, head }) => [base.part, head.part]));
  return parts.filter((part) => !part.head || !isUnread.has(part));
}

/** Parts that had to be read because they look like nothing that is known. */
function unusual({ shared }: BothSides) {
  return shared.filter((part) => !part.looksPlain);
}

function deltaOf(findKind: FindKind, how: 'changed' | 'renamed') {
  return (pair: Pair): ObjectDelta[] => {
    const [base, head] = [manifestOf(pair.base), manifestOf(pair.head)];
    // A document that turns out to be broken has a note of its own.
    if (!base || !head) return [];
    const kinds = { base: findKind(base.object), head: findKind(head.object) };
    const fields = compareObjects(base.object, head.object, kinds, {
      base: (at) => writtenAt(base, at),
      head: (at) => writtenAt(head, at),
    });
    const was = how === 'renamed' ? { was: identity(base.object) } : {};
    return [{ how, object: identity(head.object), ...was, base, head, fields }];
  };
}

function alone({ removed, added }: Matching): ObjectDelta[] {
  const gone = removed.flatMap((entry) => {
    const base = manifestOf(entry);
    return base ? [{ how: 'removed' as const, object: identity(base.object), base, fields: [] }] : [];
  });
  const fresh = added.flatMap((entry) => {
    const head = manifestOf(entry);
    return head ? [{ how: 'added' as const, object: identity(head.object), head, fields: [] }] : [];
  });
  return [...gone, ...fresh];
}

function byIdentity(a: ObjectDelta, b: ObjectDelta): number {
  return compare(a.object, b.object) || compare(placeOf(a), placeOf(b));
}

function placeOf({ head, base }: ObjectDelta): string {
  // One of them is always there.
  return placeInSet((head ?? base) as Manifest);
}

function unknownKinds(deltas: readonly ObjectDelta[], findKind: FindKind): Note[] {
  const names = deltas.flatMap(({ how, head, base }) => {
    const { object } = (head ?? base) as Manifest;
    const isCompared = how === 'changed' || how === 'renamed';
    return isCompared && !findKind(object) ? [`${object.apiVersion}/${object.kind}`] : [];
  });
  return [...new Set(names)].sort(compare).map((name) => ({
    kind: 'unknown-kind',
    side: 'both',
    what: `Nobody knows the kind ${name}: its lists were compared in order, and nothing was taken for a default.`,
    fix: 'Hand in its CustomResourceDefinition with --schemas, or put it into one of the sets.',
    differs: false,
  }));
}

function countsOf(
  { base, head, shared }: BothSides,
  { pairs }: Matching,
  deltas: readonly ObjectDelta[],
): Counts {
  const count = (how: ObjectDelta['how']) => deltas.filter((delta) => delta.how === how).length;
  const sizeOf = (parts: BothSides['shared']) => parts.reduce((sum, { size }) => sum + size, 0);
  const sharedSize = sizeOf(shared);
  const differing = new Set(deltas.map(({ head: manifest }) => manifest));
  const readable = pairs.filter(
    (pair) => isSameText(pair.base, pair.head) || (manifestOf(pair.base) && manifestOf(pair.head)),
  );
  const same = readable.filter(
    (pair) => isSameText(pair.base, pair.head) || !differing.has(manifestOf(pair.head)),
  );
  const moved = same.filter((pair) => pair.base.part.place !== pair.head.part.place).length;
  return {
    base: { objects: sharedSize + sizeOf(base.changed), files: base.files },
    head: { objects: sharedSize + sizeOf(head.changed), files: head.files },
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    renamed: count('renamed'),
    unchanged: sharedSize + same.length,
    moved,
  };
}
