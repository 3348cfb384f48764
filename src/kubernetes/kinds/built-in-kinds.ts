import { deprecation } from '../deprecated-kinds.js';
import { factsOfRelease, type Release } from '../facts/releases.js';
import type { Reading } from '../schema/plan.js';
import type { KindSource, KnownKind } from './known-kind.js';

/** The kinds that an API server of this release serves by itself. */
export function builtInKinds(release: Release): KindSource {
  const { kinds, definitions } = factsOfRelease(release);
  const reading: Reading = {
    resolve: (name) => (Object.hasOwn(definitions, name) ? definitions[name] : undefined),
    minor: minorOf(release),
    builtIn: true,
  };
  return {
    names: () => Object.keys(kinds),
    find: (apiVersion, kind): KnownKind | undefined => {
      const key = `${apiVersion}/${kind}`;
      const facts = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
      if (!facts) return undefined;
      const deprecated = deprecation(apiVersion, kind, minorOf(release));
      return { schema: { ref: facts.definition }, namespaced: facts.namespaced, reading, deprecated };
    },
  };
}

/** `31` of `1.31`. */
export function minorOf(release: string): number {
  return Number(release.slice(release.indexOf('.') + 1));
}
