import type { KubernetesObject } from '../../model/manifest.js';
import type { Release } from '../facts/releases.js';
import { builtInKinds, minorOf } from './built-in-kinds.js';
import { definedKinds, kindsOfRooms } from './custom-kinds.js';
import { firstOf, type KindSource } from './known-kind.js';

/** Every kind that is known at a release: its own, then those of these CRDs, then those of our rooms. */
export function knownKinds(release: Release, definitions: readonly KubernetesObject[] = []): KindSource {
  const minor = minorOf(release);
  return firstOf([builtInKinds(release), definedKinds(definitions, minor), kindsOfRooms(minor)]);
}
