import { newestRelease } from '../kubernetes/facts/releases.js';
import { minorOf } from '../kubernetes/kinds/built-in-kinds.js';
import { definedKinds, isDefinition } from '../kubernetes/kinds/custom-kinds.js';
import { firstOf, type KindSource } from '../kubernetes/kinds/known-kind.js';
import { knownKinds, releaseOfTarget, type Target } from '../kubernetes/kinds/known-kinds.js';
import { nativeFaults } from '../kubernetes/native/index.js';
import { badFormat } from '../kubernetes/schema/rules.js';
import type { Fault } from '../model/fault.js';
import type { Finding } from '../model/finding.js';
import type { KubernetesObject, Manifest } from '../model/manifest.js';
import { flattened } from '../resources/flatten.js';
import { isKustomization } from '../resources/kustomize.js';
import { unknownKind } from './check-kind.js';
import { schemaFaults } from './check-object.js';
import { definitionFaults } from './definition-faults.js';
import { definitionsAmong } from './definitions-among.js';
import { type Sealed, sealed } from './encrypted.js';
import { findingOf } from './finding-of.js';
import { shapeFault } from './shape-fault.js';
import { waive } from './waivers/waive.js';

/** What objects are checked against. */
export interface CheckOptions {
  /** The minor releases of Kubernetes, or clusters by their facts. Default: the newest release that is known. */
  readonly releases?: readonly Target[] | undefined;
  /** CustomResourceDefinitions beside those in the set. The kinds of our rooms are known without. */
  readonly definitions?: readonly KubernetesObject[] | undefined;
  /** The day on which waivers are looked at. Default: today. */
  readonly today?: Date | undefined;
}

/** Checks sets of objects; what it works out for one set it keeps for the next. */
export type Checker = (manifests: readonly Manifest[]) => Finding[];

/**
 * What an API server of each release would refuse in a set's objects, or warn of, in their order. Lists are looked into, and
 * CRDs of the set count; kustomize's own kinds are passed over. What several releases say is told once, and what an object
 * waives in its annotations is left out. No object, however broken, makes it throw.
 */
export function createChecker(options: CheckOptions = {}): Checker {
  const check = createStrictChecker(options);
  return (manifests) => [...waive({ findings: check(manifests), manifests }, options).findings];
}

/** As `createChecker`, but what is waived is told like everything else. */
export function createStrictChecker(options: CheckOptions = {}): Checker {
  const targets = options.releases ?? [newestRelease];
  const releases = targets.map(releaseOfTarget);
  const sources = targets.map((target) => knownKinds(target, options.definitions));
  return (manifests) => {
    const all = flattened(manifests).filter(({ object }) => shapeFault(object) || !isKustomization(object));
    const crds = definitionsAmong(all);
    const judges = releases.map((release, index) => judgeOf(release, sources[index], crds));
    const documents = new Set(manifests);
    return all.flatMap((manifest) => {
      const shapeless = shapeFault(manifest.object, documents.has(manifest) ? 'document' : 'item');
      const one = shapeless ? undefined : sealed(manifest);
      const faults = judges.map((judge) => (one ? judge(one) : shapeless ? [shapeless] : []));
      return told(releases, faults).map((fault) => findingOf(fault, manifest));
    });
  };
}

type Judge = (one: Sealed) => readonly Fault[];

/** CRDs of the set go before those that are known besides: they are what will be there. */
function judgeOf(release: string, known: KindSource | undefined, crds: readonly KubernetesObject[]): Judge {
  const minor = minorOf(release);
  const kinds = firstOf([definedKinds(crds, minor), ...(known ? [known] : [])]);
  return ({ object, faults, isHidden, holds }) => {
    if (isHidden) return faults;
    const kind = kinds.find(object.apiVersion, object.kind);
    const own = kind ? schemaFaults(object, kind, holds) : [unknownKind(object, release, kinds)];
    const defined = isDefinition(object) ? definitionFaults(object, minor) : [];
    return [...faults, ...onePerValue([...own, ...nativeFaults(object, minor).filter(holds), ...defined])];
  };
}

/** What the schema and the hand-written rules both say of a value is told once, in the words of the narrower of them. */
function onePerValue(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length < 2) return faults;
  const told = new Set<string>();
  const places = new Set(faults.filter(({ rule }) => rule !== badFormat).map(({ at }) => at));
  return faults.filter(({ rule, at, says }) => {
    const key = `${at} ${says}`;
    return !(rule === badFormat && places.has(at)) && !told.has(key) && told.add(key);
  });
}

/** Each fault once, with the releases that have it where not all have. */
function told(releases: readonly string[], faults: readonly (readonly Fault[])[]): Fault[] {
  if (faults.every(({ length }) => length === 0)) return [];
  const of = new Map<string, { fault: Fault; releases: string[] }>();
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
