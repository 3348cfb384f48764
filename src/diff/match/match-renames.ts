import { canonical } from '../../kubernetes/schema/canonical.js';
import { similarity } from '../compare/similarity.js';
import { body, byName, type Candidate, candidates, isTelling, nameOf } from './candidate.js';
import { type Entry, groupBy, type Matching, type Pair } from './entry.js';
import { byFeatures, inOrderOfNames } from './pair-alike.js';

/** The same where only the namespace differs, or what a tool hangs on to the name. */
const alikeOfName = 0.4;
/**
 * The removed objects that were added under another name, or in another namespace: those of one kind that hold nearly the
 * same. The best pairs come first; the cost grows with the number of objects, not with the number of pairs.
 */
export function matchRenames({ pairs, removed, added }: Matching): { renames: Pair[]; rest: Matching } {
  const [old, now] = [groupBy(removed, kindOf), groupBy(added, kindOf)];
  const renames = [...now].flatMap(([kind, entries]) => renamesIn(old.get(kind) ?? [], entries));
  const isTaken = new Set(renames.flatMap(({ base, head }) => [base, head]));
  return {
    renames,
    rest: {
      pairs,
      removed: removed.filter((entry) => !isTaken.has(entry)),
      added: added.filter((entry) => !isTaken.has(entry)),
    },
  };
}

/** `Deployment.apps` of `Deployment.apps/prod/web`. */
function kindOf({ identity }: Entry): string {
  return identity.slice(0, identity.indexOf('/'));
}

function renamesIn(removed: readonly Entry[], added: readonly Entry[]): Pair[] {
  if (removed.length === 0) return [];
  const found: Pair[] = [];
  let [old, now] = [candidates(removed), candidates(added)];
  for (const step of [
    withSameKey(nameWithoutHash),
    withSameKey(nameAlone),
    withSameKey(content),
    byFeatures,
    inOrderOfNames,
  ]) {
    const more = step(old, now);
    const isTaken = new Set(more.flat());
    found.push(...more.map(([a, b]) => ({ base: a.entry, head: b.entry })));
    [old, now] = [old, now].map((all) => all.filter((one) => !isTaken.has(one))) as [
      Candidate[],
      Candidate[],
    ];
  }
  return found;
}

type Step = (old: readonly Candidate[], now: readonly Candidate[]) => [Candidate, Candidate][];

/** Those with the same key, in the order of their names. */
function withSameKey(keyOf: (one: Candidate) => string | undefined): Step {
  return (old, now) => {
    const groups = groupBy([...old].sort(byName), (one) => keyOf(one) ?? '');
    return [...now].sort(byName).flatMap((b): [Candidate, Candidate][] => {
      const key = keyOf(b);
      const a = key === undefined ? undefined : groups.get(key)?.[0];
      if (!a || (keyOf !== nameWithoutHash && !isAlike(a, b))) return [];
      groups.get(key ?? '')?.shift();
      return [[a, b]];
    });
  };
}

function isAlike(a: Candidate, b: Candidate): boolean {
  return similarity(a.features, b.features) >= alikeOfName;
}

/** kustomize hangs ten characters on to the names of what it generates, made of the content. */
function nameWithoutHash({ manifest: { object } }: Candidate): string | undefined {
  const name = nameOf(object);
  const [, stem] = /^(.+)-[bcdfghkmt2456789]{10}$/.exec(name) ?? [];
  return stem === undefined ? undefined : `${object.metadata.namespace ?? ''}/${stem}`;
}

function nameAlone({ manifest: { object } }: Candidate): string {
  return nameOf(object);
}

function content(one: Candidate): string | undefined {
  if (!isTelling(one)) return undefined;
  const { object } = one.manifest;
  return canonical(body(object)).replaceAll(nameOf(object), '\0');
}
