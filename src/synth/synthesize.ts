import { throwAll } from '../model/errors.js';
import type { Check, Finding } from '../model/finding.js';
import type { Manifest } from '../model/manifest.js';
import type { Assembled } from './assemble/assemble.js';
import type { Destination } from './destination.js';
import { layOut, METADATA_FILE } from './files/layout.js';
import type { Tree } from './files/tree-file.js';
import { isStale, type PlanOptions, planWrite } from './output/plan.js';
import { writeTree } from './output/write.js';

/** Everything about a synthesis that is not the app. */
export interface SynthOptions extends PlanOptions {
  /** Compares only, and writes nothing. */
  readonly frozen: boolean;
  /** Look at the manifests of all apps together; nothing is written where one of them finds an error. */
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
  readonly objects: number;
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
  const manifests = assembled.flatMap(manifestsOf);
  const trees = destinations.map(({ folder, assemblies }) => ({
    folder,
    files: layOut(assemblies, folder),
    extensions: assemblies.map(({ extension }) => extension),
  }));
  const unchecked = assembled.filter(({ checkedBy }) => checkedBy === undefined).flatMap(manifestsOf);
  const findings = [
    ...assembled.flatMap((app) => app.findings),
    ...options.checks.flatMap((check) => check(unchecked)),
  ];
  if (findings.some(({ severity }) => severity === 'error'))
    return { objects: manifests.length, findings, folders: [] };
  // With several folders, a refusal of the last one must come before the first is written.
  if (trees.length > 1 && !options.frozen) for (const tree of trees) planWrite(tree, options);
  const folders = trees.map((tree) => (options.frozen ? compareTree(tree) : putTree(tree, options)));
  return { objects: manifests.length, findings, folders };
}

/** All manifests as one YAML stream, in the order of their files. */
export function toYaml(assembled: readonly Assembled[]): string {
  throwAll(assembled.flatMap(({ problems }) => problems));
  const plain = assembled.map(({ assembly }) => ({
    ...assembly,
    layout: { ...assembly.layout, kustomization: false },
  }));
  return layOut(plain, 'the output')
    .filter(({ path }) => path !== METADATA_FILE)
    .map(({ text }) => text)
    .join('---\n');
}

/** An app's manifests, in the order of its charts. */
export function manifestsOf({ assembly }: Assembled): readonly Manifest[] {
  return assembly.charts.flatMap(({ manifests }) => manifests);
}

function putTree(tree: Tree, options: PlanOptions): FolderResult {
  const { objects, ...written } = { objects: countObjects(tree), ...writeTree(tree, options) };
  return { ...written, objects, stale: written.written.length + written.pruned.length > 0 };
}

function compareTree(tree: Tree): FolderResult {
  // What was edited by hand is stale like anything else: a comparison replaces nothing that it could refuse.
  const plan = planWrite(tree, { adopt: true, compareOnly: true });
  const { folder, unchanged, prune: pruned, strangers } = plan;
  const written = plan.write.map(({ path }) => path);
  return { folder, objects: countObjects(tree), written, unchanged, pruned, strangers, stale: isStale(plan) };
}

function countObjects({ files }: Tree): number {
  return files.reduce(
    (sum, { documents }) => sum + documents.filter(({ construct }) => construct !== '').length,
    0,
  );
}
