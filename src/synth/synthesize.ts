import { throwAll } from '../model/errors.js';
import type { Check, Finding } from '../model/finding.js';
import type { Manifest } from '../model/manifest.js';
import type { Assembled, Assembly } from './assemble/assemble.js';
import type { Destination } from './destination.js';
import { layOut } from './files/layout.js';
import type { TreeFile } from './files/tree-file.js';
import type { LayoutOptions } from './files/units.js';
import { isStale, type PlanOptions, planWrite } from './output/plan.js';
import { writeTree } from './output/write.js';

/** Everything about a synthesis that is not the app. */
export interface SynthOptions extends LayoutOptions, PlanOptions {
  /** Compares only, and writes nothing. */
  readonly frozen: boolean;
  /** Looks at the whole set first; nothing is written where one of them finds an error. */
  readonly checks: readonly Check[];
}

/** What a synthesis came to. */
export interface SynthResult {
  readonly objects: number;
  readonly findings: readonly Finding[];
  readonly folders: readonly FolderResult[];
}

/** What happened, or with `frozen` would happen, to one output folder. */
export interface FolderResult {
  /** As it was given. */
  readonly folder: string;
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly pruned: readonly string[];
  /** YAML files that are not ours, when the folder had no ledger: an old output, perhaps. */
  readonly strangers: readonly string[];
  /** Whether the folder was not what the app makes of it. */
  readonly stale: boolean;
}

/**
 * Writes apps into their folders, all of them or none: everything is laid out and checked before the first file is
 * touched. Findings are returned; where one is an error, nothing was written.
 *
 * @throws UserError with all problems of all apps
 */
export function synthesize(
  assembled: readonly Assembled[],
  destinations: readonly Destination[],
  options: SynthOptions,
): SynthResult {
  throwAll(assembled.flatMap(({ problems }) => problems));
  const manifests = assembled.flatMap(({ assembly }) => manifestsOf(assembly));
  const trees = destinations.map(({ folder, assemblies }) => ({
    folder,
    files: layOut(assemblies, folder, options),
  }));
  const findings = options.checks.flatMap((check) => check(manifests));
  const refused = findings.some(({ severity }) => severity === 'error');
  const folders = refused
    ? []
    : trees.map(({ folder, files }) => (options.frozen ? compareTree : putTree)(folder, files, options));
  return { objects: manifests.length, findings, folders };
}

/** All manifests as one YAML stream, in the order of their files. */
export function toYaml(assembled: readonly Assembled[], options: LayoutOptions): string {
  throwAll(assembled.flatMap(({ problems }) => problems));
  const files = layOut(
    assembled.map(({ assembly }) => assembly),
    'the output',
    { ...options, kustomization: false },
  );
  return files.map(({ text }) => text).join('---\n');
}

function manifestsOf({ charts }: Assembly): readonly Manifest[] {
  return charts.flatMap(({ manifests }) => manifests);
}

function putTree(folder: string, files: readonly TreeFile[], options: SynthOptions): FolderResult {
  const written = writeTree(folder, files, options);
  return { ...written, stale: written.written.length + written.pruned.length > 0 };
}

function compareTree(folder: string, files: readonly TreeFile[]): FolderResult {
  // What was edited by hand is stale like anything else: a comparison replaces nothing that it could refuse.
  const plan = planWrite(folder, files, { adopt: true });
  const written = plan.write.map(({ path }) => path);
  const { unchanged, prune: pruned, strangers } = plan;
  return { folder, written, unchanged, pruned, strangers, stale: isStale(plan) };
}
