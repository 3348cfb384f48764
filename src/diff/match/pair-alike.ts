import { similarity } from '../compare/similarity.js';
import { byName, type Candidate, isTelling } from './candidate.js';

/** What has less in common has not been renamed: it is another object. */
const alike = 0.75;
/** What more objects have than these tells nothing about one; so many are looked at for each. */
const mostCommon = 50;
/** Of so few objects, each is weighed against each. */
const fewPairs = 20_000;

/** The most alike first; of those that are equally alike, in the order of their names. */
export function byFeatures(old: readonly Candidate[], now: readonly Candidate[]): [Candidate, Candidate][] {
  const likelyFor = old.length * now.length <= fewPairs ? all(old) : sharingSomethingRare(old);
  const weighed = [...now]
    .sort(byName)
    .flatMap((b) => likelyFor(b).map((a) => ({ a, b, weight: similarity(a.features, b.features) })))
    .filter(({ weight }) => weight >= alike)
    .sort((x, y) => y.weight - x.weight);
  const isTaken = new Set<Candidate>();
  const found: [Candidate, Candidate][] = [];
  for (const { a, b } of weighed) {
    if (isTaken.has(a) || isTaken.has(b)) continue;
    isTaken.add(a).add(b);
    found.push([a, b]);
  }
  return found;
}

/** What is left of many that are nearly the same, so that nothing but the order of their names tells one from another. */
export function inOrderOfNames(
  old: readonly Candidate[],
  now: readonly Candidate[],
): [Candidate, Candidate][] {
  const waiting = old.filter(isTelling).sort(byName);
  const fresh = now.filter(isTelling).sort(byName);
  return fresh.flatMap((b): [Candidate, Candidate][] => {
    const next = waiting.slice(0, mostCommon);
    const at = next.findIndex((a) => similarity(a.features, b.features) >= alike);
    return (at < 0 ? [] : waiting.splice(at, 1)).map((a) => [a, b]);
  });
}

function all(old: readonly Candidate[]): (one: Candidate) => Candidate[] {
  const telling = old.filter(isTelling).sort(byName);
  return (one) => (isTelling(one) ? telling : []);
}

/** By what they have in common that few others have. */
function sharingSomethingRare(old: readonly Candidate[]): (one: Candidate) => Candidate[] {
  const index = new Map<string, Candidate[]>();
  for (const one of [...old].sort(byName)) {
    for (const feature of one.features) {
      const holders = index.get(feature);
      if (holders) holders.push(one);
      else index.set(feature, [one]);
    }
  }
  return (one) => likely(one, index);
}

/** Those that share something rare with it. */
function likely(one: Candidate, index: ReadonlyMap<string, readonly Candidate[]>): Candidate[] {
  if (!isTelling(one)) return [];
  const { features } = one;
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
