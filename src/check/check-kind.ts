import { builtInGroups } from '../kubernetes/kinds/built-in-groups.js';
import type { KindSource } from '../kubernetes/kinds/known-kind.js';
import { isGoneIn, removedVersion } from '../kubernetes/removed-versions.js';
import type { Fault } from '../model/fault.js';
import { apiGroup, type KubernetesObject } from '../model/manifest.js';
import { suggest } from '../model/suggest.js';
import { removedVersionRule, uncheckedKindRule, unknownKindRule } from './rules.js';

/** What is to be said of an object whose kind no source knows. */
export function unknownKind(
  { apiVersion, kind }: KubernetesObject,
  release: string,
  known: KindSource,
): Fault {
  const value = `${apiVersion}/${kind}`;
  const gone = removedVersion(apiVersion, kind);
  if (gone && isGoneIn(gone, release)) {
    const fix =
      gone.use === undefined ? 'Nothing took its place; leave the object out.' : `Write it as ${gone.use}.`;
    return {
      rule: removedVersionRule,
      at: '/apiVersion',
      value,
      says: `is served no more since ${gone.since}`,
      fix,
    };
  }
  const names = [...known.names()];
  const meant = suggest(value, names);
  const fix = meant && `Did you mean ${meant}?`;
  if (builtInGroups.has(apiGroup(apiVersion)))
    return { rule: unknownKindRule, at: '/kind', value, says: `is not served by Kubernetes ${release}`, fix };
  return {
    rule: uncheckedKindRule,
    at: '/kind',
    value,
    says: 'is not known, so the object was not checked',
    fix,
  };
}
