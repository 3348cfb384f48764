import { isRelease, type Release, releases } from '../kubernetes/facts/releases.js';
import { problem, UserError } from '../model/errors.js';
import type { KubernetesObject } from '../model/manifest.js';
import { oneOf, show } from '../model/show.js';
import { originOfCall } from '../synth/trace.js';
import type { CheckOptions } from './checker.js';

/** What code says of what its manifests are checked against. */
export interface CheckProps {
  /**
   * The minor releases of Kubernetes, one or several.
   * @default the newest that is known
   */
  readonly kubernetes?: Release | readonly Release[] | undefined;
  /**
   * CustomResourceDefinitions beside those among the manifests; the kinds of our systems are known without.
   * @default none
   */
  readonly definitions?: readonly KubernetesObject[] | undefined;
}

/**
 * The same as options of a checker.
 *
 * @param owner what the messages call it: `App`
 * @throws UserError `PROP_INVALID` for a release that is not known, or a definition that is none
 */
export function checkOptionsOf(
  owner: string,
  { kubernetes, definitions }: CheckProps,
): CheckOptions & { readonly releases: readonly Release[] | undefined } {
  return {
    releases: kubernetes === undefined ? undefined : knownReleases(owner, kubernetes),
    definitions: definitions === undefined ? undefined : onlyDefinitions(owner, definitions),
  };
}

function knownReleases(owner: string, kubernetes: string | readonly string[]): readonly Release[] {
  // What is no list is taken for one release, and refused below if it isn't.
  const asked = Array.isArray(kubernetes) ? (kubernetes as readonly string[]) : [kubernetes as string];
  const unknown = asked.find((release) => !isRelease(release));
  const expected = `must be ${oneOf(releases)}, or a list of them`;
  if (unknown !== undefined || asked.length === 0)
    throw invalid(`${owner}.kubernetes ${expected}; got ${show(unknown ?? asked)}.`, 'Name the nearest.');
  return asked.filter(isRelease);
}

function onlyDefinitions(owner: string, given: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const at = `${owner}.definitions`;
  const fix = 'Give the objects of your CRD files, such as those that Yaml.load() of cdk8s reads.';
  if (!Array.isArray(given)) throw invalid(`${at} must be a list; got ${show(given)}.`, fix);
  const strange = given.findIndex((object) => object?.kind !== 'CustomResourceDefinition');
  if (strange < 0) return given;
  const kind = show(given[strange]?.kind);
  throw invalid(`${at} must hold CustomResourceDefinitions only; the kind at ${strange} is ${kind}.`, fix);
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('PROP_INVALID', [what, fix], { origin: originOfCall(invalid) }));
}
