import { definitionsAmong } from '../check/definitions-among.js';
import { newestRelease, type Release, releases } from '../kubernetes/facts/releases.js';
import { releaseOfTarget, type Target } from '../kubernetes/kinds/known-kinds.js';
import { problem, UserError } from '../model/errors.js';
import type { KubernetesObject } from '../model/manifest.js';
import { formatOrigin } from '../model/origin.js';
import { readText } from '../resources/read.js';
import type { Config } from './config.js';
import { targetOf } from './facts-file.js';
import type { Io } from './io.js';
import { readSources } from './sources/read-sources.js';

/** What the command line says of what is checked against. */
export interface CheckFlags {
  /** Minor releases and files of facts, separated by commas; goes before `runbook.kubernetes` of `cdk8s.yaml`. */
  readonly kubernetes?: string;
  /** Files and folders with CRDs, separated by commas; beside `runbook.schemas`. */
  readonly schemas?: string;
}

/** The CRDs that the settings of the project and the flags name. */
export function definitionsOf(config: Config, flags: CheckFlags, io: Io): KubernetesObject[] {
  const configured = told('runbook.schemas of cdk8s.yaml', () =>
    definitionsIn(config.runbook.schemas ?? [], io),
  );
  return [...configured, ...told('--schemas', () => definitionsIn(flags.schemas?.split(',') ?? [], io))];
}

/**
 * What is checked against: releases, and clusters by the files of their facts.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is neither
 */
export function targetsOf(
  { runbook }: Config,
  { kubernetes }: CheckFlags,
  { cwd }: Pick<Io, 'cwd'>,
): Target[] {
  const text = kubernetes ?? runbook.kubernetes ?? newestRelease;
  const asked = new Set(text.split(',').map((one) => one.trim()));
  return [...new Set([...asked].map((one) => targetOf(one, cwd)))];
}

/**
 * The newest of what is checked against, and all CRDs: for commands that look at one release alone. A cluster of a release
 * that is not known counts as the newest one that is.
 */
export function newestOf(
  config: Config,
  flags: CheckFlags,
  io: Io,
): { readonly release: Release; readonly definitions: readonly KubernetesObject[] } {
  const targets = targetsOf(config, flags, io);
  const known = targets.map(releaseOfTarget);
  const release = releases.findLast((one) => known.includes(one)) ?? newestRelease;
  const installed = targets.flatMap((target) => (typeof target === 'string' ? [] : target.crds));
  return { release, definitions: [...definitionsOf(config, flags, io), ...installed] };
}

/** Says of a mistake where it was made. */
function told<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problems.map((one) => ({ ...one, what: `${where}: ${one.what}` })));
  }
}

function definitionsIn(paths: readonly string[], io: Io): KubernetesObject[] {
  if (paths.length === 0) return [];
  const read = readSources(paths, io).map(({ file, text }) => readText(file, text));
  const [bad] = read.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error');
  if (bad) throw invalid(`${bad.origin ? formatOrigin(bad.origin) : bad.object}: ${bad.what}`, bad.fix);
  const definitions = definitionsAmong(read.flatMap(({ manifests }) => manifests));
  if (definitions.length > 0) return definitions;
  const what = `There is no CustomResourceDefinition in ${paths.join(', ')}.`;
  throw invalid(what, 'Name files and folders with CRDs; other schemas are not read.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
