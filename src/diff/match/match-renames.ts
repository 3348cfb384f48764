import { canonical } from '../../kubernetes/schema/canonical.js';
import { compare } from '../../model/compare.js';
import type { KubernetesObject, Manifest } from '../../model/manifest.js';
import { featuresOf, similarity } from '../compare/similarity.js';
import { type Entry, groupBy, type Matching, manifestOf, type Pair } from './entry.js';

/** What has less in common has not been renamed: it is another object. */
const alike = 0.75;
/** The same where only the namespace differs, or what a tool hangs on to the name. */
const alikeOfName = 0.4;
/** An object that says less than this is like many others. */
const fewest = 3;
/** What more objects have than these tells nothing about one. */
const mostCommon = 50;

/** A removed or added object of a kind. */
interface Candidate {
  readonly entry: Entry;
  readonly manifest: Manifest;
  readonly features: ReadonlySet<string>;
}

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

function candidates(entries: readonly Entry[]): Candidate[] {
  return entries.flatMap((entry): Candidate[] => {
    const manifest = manifestOf(entry);
    if (!manifest || !isNamed(manifest.object)) return [];
    return [{ entry, manifest, features: featuresOf(body(manifest.object), nameOf(manifest.object)) }];
  });
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

function content({ manifest: { object }, features }: Candidate): string | undefined {
  if (features.size < fewest) return undefined;
  return canonical(body(object)).replaceAll(nameOf(object), '\0');
}

/** By what they have in common that few others have. */
function byFeatures(old: readonly Candidate[], now: readonly Candidate[]): [Candidate, Candidate][] {
  const index = new Map<string, Candidate[]>();
  for (const one of old) {
    for (const feature of one.features) {
      const holders = index.get(feature);
      if (holders) holders.push(one);
      else index.set(feature, [one]);
    }
  }
  const weighed = now.flatMap((b) =>
    likely(b, index).map((a) => ({ a, b, weight: similarity(a.features, b.features) })),
  );
  const isTaken = new Set<Candidate>();
  const found: [Candidate, Candidate][] = [];
  for (const { a, b, weight } of weighed.sort((x, y) => y.weight - x.weight)) {
    if (weight < alike || isTaken.has(a) || isTaken.has(b)) continue;
    isTaken.add(a).add(b);
    found.push([a, b]);
  }
  return found;
}

/** Those that share something rare with it. */
function likely({ features }: Candidate, index: ReadonlyMap<string, readonly Candidate[]>): Candidate[] {
  if (features.size < fewest) return [];
  const shares = new Map<Candidate, number>();
  for (const feature of features) {
    const holders = index.get(feature) ?? [];
    if (holders.length > mostCommon) continue;
    for (const holder of holders) shares.set(holder, (shares.get(holder) ?? 0) + 1);
  }
  return [...shares]
    .sort(([, x], [, y]) => y - x)
    .slice(0, mostCommon)
    .map(([candidate]) => candidate);
}

function body(object: KubernetesObject) {
  const { apiVersion: _, kind: __, status: ___, metadata, ...rest } = object;
  const { name: ____, namespace: _____, ...meta } = metadata;
  return { ...rest, metadata: meta };
}

function byName(a: Candidate, b: Candidate): number {
  return compare(a.entry.identity, b.entry.identity) || compare(a.entry.part.place, b.entry.part.place);
}

function isNamed({ metadata }: KubernetesObject): boolean {
  return metadata.name !== undefined && metadata.name !== null;
}

function nameOf({ metadata }: KubernetesObject): string {
  return String(metadata.name);
}
