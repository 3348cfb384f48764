import { newestRelease, type Release, releases } from '../kubernetes/facts/releases.js';
import { isDefinition } from '../kubernetes/kinds/custom-kinds.js';
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
  return definitionsIn([...(config.runbook.schemas ?? []), ...(flags.schemas?.split(',') ?? [])], io);
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
  return text.split(',').map((one) => targetOf(one.trim(), cwd));
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
