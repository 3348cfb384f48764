import type { KubernetesObject } from '../../model/manifest.js';
import type { ClusterFacts } from '../facts/cluster-facts.js';
import type { Release } from '../facts/releases.js';
import { builtInKinds, kindsOf, minorOf } from './built-in-kinds.js';
import { definedKinds, kindsOfRooms } from './custom-kinds.js';
import { firstOf, type KindSource } from './known-kind.js';

/** What objects are checked against: a release of Kubernetes, or one cluster as it was when its facts were extracted. */
export type Target = Release | ClusterFacts;

/** The release that a target is of: `1.31`. */
export function releaseOfTarget(target: Target): string {
  return typeof target === 'string' ? target : target.release;
}

/** Every kind that is known at a target: its own, then those of these CRDs, of the cluster's CRDs, and of our rooms. */
export function knownKinds(target: Target, definitions: readonly KubernetesObject[] = []): KindSource {
  const minor = minorOf(releaseOfTarget(target));
  const defined = definedKinds(definitions, minor);
  if (typeof target === 'string') return firstOf([builtInKinds(target), defined, kindsOfRooms(minor)]);
  const installed = definedKinds(target.crds, minor);
  return firstOf([servedKinds(target, minor), defined, installed, kindsOfRooms(minor)]);
}

function servedKinds(facts: ClusterFacts, minor: number): KindSource {
  const { definitions } = facts;
  const resolve = (name: string) => (Object.hasOwn(definitions, name) ? definitions[name] : undefined);
  return kindsOf(facts, { minor, builtIn: true, resolve });
}
