import { apiGroup } from '../../model/manifest.js';
import { deprecation } from '../deprecated-kinds.js';
import type { KindFacts, KubernetesFacts } from '../facts/facts.js';
import { factsOffByDefault, factsOfRelease, type Release } from '../facts/releases.js';
import type { Reading } from '../schema/plan.js';
import type { KindSource, KnownKind } from './known-kind.js';

/** The kinds that an API server of this release serves by itself, and those that it can be told to serve. */
export function builtInKinds(release: Release): KindSource {
  const facts = factsOfRelease(release);
  // Read when something asks for what the others lack.
  const off = () => factsOffByDefault(release);
  const definitions = (name: string) => own(facts.definitions, name) ?? own(off().definitions, name);
  return kindsOf(facts, { minor: minorOf(release), builtIn: true, resolve: definitions }, off);
}

/**
 * The kinds that are in these facts.
 *
 * @param off gives the facts of kinds that are not served by default, if they are known
 */
export function kindsOf(facts: KubernetesFacts, reading: Reading, off?: () => KubernetesFacts): KindSource {
  const knownAs = (kind: KindFacts): KnownKind => ({
    schema: { ref: kind.definition },
    namespaced: kind.namespaced,
    reading,
  });
  return {
    names: () => Object.keys(facts.kinds),
    find: (apiVersion, kind) => {
      const found = own(facts.kinds, `${apiVersion}/${kind}`);
      if (found) return { ...knownAs(found), deprecated: deprecation(apiVersion, kind, reading.minor ?? 0) };
      const other = isOwnGroup(apiGroup(apiVersion))
        ? own(off?.().kinds, `${apiVersion}/${kind}`)
        : undefined;
      return other && { ...knownAs(other), runtimeConfig: `${apiVersion}=true` };
    },
  };
}

/** `31` of `1.31`. */
export function minorOf(release: string): number {
  return Number(release.slice(release.indexOf('.') + 1));
}

function isOwnGroup(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

function own<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}
