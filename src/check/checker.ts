import { newestRelease, type Release } from '../kubernetes/facts/releases.js';
import { minorOf } from '../kubernetes/kinds/built-in-kinds.js';
import { definedKinds, isDefinition } from '../kubernetes/kinds/custom-kinds.js';
import { firstOf, type KindSource } from '../kubernetes/kinds/known-kind.js';
import { knownKinds } from '../kubernetes/kinds/known-kinds.js';
import { nativeFaults } from '../kubernetes/native/index.js';
import { badFormat } from '../kubernetes/schema/rules.js';
import type { Fault } from '../model/fault.js';
import type { Finding } from '../model/finding.js';
import type { KubernetesObject, Manifest } from '../model/manifest.js';
import { flattened } from '../resources/flatten.js';
import { unknownKind } from './check-kind.js';
import { schemaFaults } from './check-object.js';
import { definitionFaults } from './definition-faults.js';
import { findingOf } from './finding-of.js';
import { shapeFault } from './shape-fault.js';

/** What objects are checked against. */
export interface CheckOptions {
  /** The minor releases of Kubernetes. Default: the newest that is known. */
  readonly releases?: readonly Release[] | undefined;
  /** CustomResourceDefinitions beside those in the set. The kinds of our rooms are known without. */
  readonly definitions?: readonly KubernetesObject[] | undefined;
}

/** Checks sets of objects; what it works out for one set it keeps for the next. */
export type Checker = (manifests: readonly Manifest[]) => Finding[];

/**
 * What an API server of each release would refuse in a set's objects, or warn of, in their order. Lists are looked into, and
 * CRDs of the set count. What several releases say is told once. No object, however broken, makes it throw.
 */
export function createChecker(options: CheckOptions = {}): Checker {
  const releases = options.releases ?? [newestRelease];
  const sources = releases.map((release) => knownKinds(release, options.definitions));
  return (manifests) => {
    const all = flattened(manifests);
    const crds = all
      .map(({ object }) => object)
      .filter((object) => !shapeFault(object) && isDefinition(object));
    const judges = releases.map((release, index) => judgeOf(release, sources[index], crds));
    return all.flatMap((manifest) => {
      const faults = judges.map((judge) => judge(manifest.object));
      return told(releases, faults).map((fault) => findingOf(fault, manifest));
    });
  };
}

type Judge = (object: KubernetesObject) => readonly Fault[];

/** CRDs of the set go before those that are known besides: they are what will be there. */
function judgeOf(release: Release, known: KindSource | undefined, crds: readonly KubernetesObject[]): Judge {
  const minor = minorOf(release);
  const kinds = firstOf([definedKinds(crds, minor), ...(known ? [known] : [])]);
  return (object) => {
    const shapeless = shapeFault(object);
    if (shapeless) return [shapeless];
    const kind = kinds.find(object.apiVersion, object.kind);
    const own = kind ? schemaFaults(object, kind) : [unknownKind(object, release, kinds)];
    const defined = isDefinition(object) ? definitionFaults(object, minor) : [];
    return onePerValue([...own, ...nativeFaults(object, minor), ...defined]);
  };
}

/** What the schema and the hand-written rules both say of a value is told once, in the words of the narrower of them. */
function onePerValue(faults: readonly Fault[]): readonly Fault[] {
  const told = new Set<string>();
  const places = new Set(faults.filter(({ rule }) => rule !== badFormat).map(({ at }) => at));
  return faults.filter(({ rule, at, says }) => {
    const key = `${at} ${says}`;
    return !(rule === badFormat && places.has(at)) && !told.has(key) && told.add(key);
  });
}

/** Each fault once, with the releases that have it where not all have. */
function told(releases: readonly Release[], faults: readonly (readonly Fault[])[]): Fault[] {
  const of = new Map<string, { fault: Fault; releases: Release[] }>();
  for (const [index, release] of releases.entries()) {
    for (const fault of faults[index] ?? []) {
      const key = `${fault.rule.id} ${fault.at} ${fault.says}`;
      const known = of.get(key);
      if (!known) of.set(key, { fault, releases: [release] });
      else if (known.releases.at(-1) !== release) known.releases.push(release);
    }
  }
  return [...of.values()].map(({ fault, releases: having }) =>
    having.length === releases.length
      ? fault
      : { ...fault, says: `${fault.says} (Kubernetes ${having.join(', ')})` },
  );
}
