import { type Checker, createChecker } from '../check/checker.js';
import { isRelease, newestRelease, type Release, releases } from '../kubernetes/facts/releases.js';
import { isDefinition } from '../kubernetes/kinds/custom-kinds.js';
import { problem, UserError } from '../model/errors.js';
import type { KubernetesObject } from '../model/manifest.js';
import { formatOrigin } from '../model/origin.js';
import { show } from '../model/show.js';
import { readText } from '../resources/read.js';
import type { Config } from './config.js';
import type { Io } from './io.js';
import { readSources } from './sources/read-sources.js';

/** What the command line says of what is checked against. */
export interface CheckFlags {
  /** Minor releases, separated by commas; goes before `runbook.kubernetes` of `cdk8s.yaml`. */
  readonly kubernetes?: string;
  /** Files and folders with CRDs, separated by commas; beside `runbook.schemas`. */
  readonly schemas?: string;
}

/** The checker that the settings of the project and the flags ask for. */
export function checkerOf(config: Config, flags: CheckFlags, io: Io): Checker {
  const schemas = [...(config.runbook.schemas ?? []), ...(flags.schemas?.split(',') ?? [])];
  return createChecker({ releases: releasesOf(config, flags), definitions: definitionsIn(schemas, io) });
}

/**
 * The releases that are checked against.
 *
 * @throws UserError `ARGUMENT_INVALID` for one that is not known
 */
export function releasesOf({ runbook }: Config, { kubernetes }: CheckFlags): Release[] {
  const text = kubernetes ?? runbook.kubernetes ?? newestRelease;
  const asked = text.split(',').map((release) => release.trim().replace(/^v/, ''));
  const unknown = asked.find((release) => !isRelease(release));
  if (unknown === undefined) return asked.filter(isRelease);
  const known = `The releases that are known are ${releases.join(', ')}.`;
  throw invalid(
    `Kubernetes ${show(unknown)} is not known.`,
    `${known} Name the next older and the next newer one.`,
  );
}

function definitionsIn(paths: readonly string[], io: Io): KubernetesObject[] {
  if (paths.length === 0) return [];
  const read = readSources(paths, io).map(({ file, text }) => readText(file, text));
  const [bad] = read.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error');
  if (bad) throw invalid(`${bad.origin ? formatOrigin(bad.origin) : bad.object}: ${bad.what}`, bad.fix);
  const objects = read.flatMap(({ manifests }) => manifests.map(({ object }) => object));
  return objects.filter(isDefinition);
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
