import type { Release } from '../kubernetes/facts/releases.js';
import { builtInKinds, minorOf } from '../kubernetes/kinds/built-in-kinds.js';
import { definedKinds, isDefinition, kindsOfRooms } from '../kubernetes/kinds/custom-kinds.js';
import { firstOf, type KindSource, type KnownKind } from '../kubernetes/kinds/known-kind.js';
import { apiGroup, type KubernetesObject } from '../model/manifest.js';
import type { Objects } from '../resources/objects.js';

/** Finds the kind of an object, or undefined where nobody knows it. */
export type FindKind = (object: KubernetesObject) => KnownKind | undefined;

/**
 * What is known of kinds: those of the API server; those of CRDs, of HEAD before BASE and those handed in; those of our
 * rooms. A version that nobody knows is read as another version of the kind. CRDs are read when something asks for a kind
 * that the server doesn't have.
 */
export function kindFinder(
  release: Release,
  sets: readonly Objects[],
  definitions: readonly KubernetesObject[] = [],
): FindKind {
  const builtIn = builtInKinds(release);
  const minor = minorOf(release);
  let custom: KindSource | undefined;
  const others = () => {
    custom ??= firstOf([definedKinds([...crdsOf(sets), ...definitions], minor), kindsOfRooms(minor)]);
    return custom;
  };
  const found = new Map<string, KnownKind | undefined>();
  return ({ apiVersion, kind }) => {
    const key = `${apiVersion}/${kind}`;
    if (found.has(key)) return found.get(key);
    const known =
      builtIn.find(apiVersion, kind) ??
      otherVersion(builtIn, apiVersion, kind) ??
      others().find(apiVersion, kind) ??
      otherVersion(others(), apiVersion, kind);
    found.set(key, known);
    return known;
  };
}

function crdsOf(sets: readonly Objects[]): KubernetesObject[] {
  return sets
    .flatMap((set) => set.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition'))
    .map(({ object }) => object)
    .filter(isDefinition);
}

function otherVersion(source: KindSource, apiVersion: string, kind: string): KnownKind | undefined {
  const group = apiGroup(apiVersion);
  for (const name of source.names()) {
    const version = name.slice(0, name.lastIndexOf('/'));
    if (name.endsWith(`/${kind}`) && apiGroup(version) === group) return source.find(version, kind);
  }
  return undefined;
}
