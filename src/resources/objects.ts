import type { Manifest } from '../model/manifest.js';

/**
 * The objects of one set, found by what they are. A set may hold one identity several times, for several clusters in folders
 * of their own: `near` then tells which of them belongs to an object. Documents that nobody asks for are not parsed.
 */
export interface Objects {
  /** Those of a kind, such as `Deployment` of `apps`; the core group is an empty text. In the order of the set. */
  ofKind(group: string, kind: string): readonly Manifest[];
  /** Those of an identity, as `identity` writes it. */
  withIdentity(identity: string): readonly Manifest[];
  /** The one of this identity whose file lies closest to that of the other object. */
  near(identity: string, other: Manifest): Manifest | undefined;
  /** Those whose text holds this name: a superset of those that refer to it. */
  mentioning(name: string): readonly Manifest[];
}
