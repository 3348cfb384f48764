import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Tree } from '../files/tree-file.js';
import { LEDGER, mergeLedgers } from './ledger.js';
import { attempt, isSystemError, OutputFolder } from './output-folder.js';
import { isStale, type Plan, type PlanOptions, planWrite } from './plan.js';
import { holdingLock } from './run-lock.js';

/** Where a run puts its files before it switches to them; the name ends in the run's process id. */
const STAGING = '.runbook.new-';

/** What a run did to a folder. */
export interface Written {
  readonly folder: string;
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly pruned: readonly string[];
  /** YAML files that are not ours, when the folder had no ledger. */
  readonly strangers: readonly string[];
}

/**
 * Makes the folder hold these files, and none that an earlier run wrote and this one does not. Either everything is
 * written or, where something is refused or fails, nothing is. Killed at any moment, it leaves only whole files, and
 * a ledger that knows both states, so that the next run completes it.
 *
 * @throws UserError when a file must not be replaced, or the disk refuses
 */
export function writeTree(tree: Tree, options: PlanOptions): Written {
  const { folder } = tree;
  const made = makeOutput(new OutputFolder(folder));
  try {
    return holdingLock(folder, (assertHeld) => {
      removeLeftovers(folder);
      const plan = planWrite(tree, options);
      if (isStale(plan)) switchTo(plan, assertHeld);
      const { write, unchanged, prune, strangers } = plan;
      return { folder, written: write.map(({ path }) => path), unchanged, pruned: prune, strangers };
    });
  } catch (error) {
    for (const step of made) if (readdirSync(step).length === 0) rmdirSync(step);
    throw error;
  }
}

/**
 * Makes the folder and those above it that are missing; gives back which, the deepest first. One at a time: where the
 * system cannot make a folder at all (`/proc`), Node's own recursion never ends.
 */
function makeOutput({ path, exists }: OutputFolder): string[] {
  const missing: string[] = [];
  for (let step = resolve(path); !exists && !existsSync(step); step = dirname(step)) missing.push(step);
  for (const step of missing.toReversed()) attempt(path, () => mkdirSync(step));
  return missing;
}

function switchTo(plan: Plan, assertHeld: () => void): void {
  const staging = join(plan.folder, `${STAGING}${process.pid}`);
  try {
    stage(plan, staging);
    assertHeld();
    replace(plan, staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** A killed run's staged files; the lock is ours, so nobody else is staging. */
function removeLeftovers(folder: string): void {
  ifPossible(() => {
    for (const name of readdirSync(folder)) {
      if (name.startsWith(STAGING)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  });
}

/** For tidying up, which nothing depends on: what the system refuses stays. */
function ifPossible(tidy: () => void): void {
  try {
    tidy();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function stage({ write, oldLedger, newLedger }: Plan, staging: string): void {
  attempt(staging, () => mkdirSync(staging, { recursive: true }));
  const folders = new Set<string>();
  for (const { path, text } of write) put(staging, path, text, folders);
  put(staging, `${LEDGER}.both`, mergeLedgers(oldLedger, newLedger), folders);
  put(staging, LEDGER, newLedger, folders);
}

function put(staging: string, path: string, text: string, folders: Set<string>): void {
  const file = join(staging, path);
  attempt(file, () => {
    makeFolder(dirname(file), folders);
    writeFileSync(file, text);
  });
}

function makeFolder(folder: string, made: Set<string>): void {
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
}

/** From the first move to the last, the ledger in the folder knows the old files and the new ones. */
function replace({ folder, write, prune }: Plan, staging: string): void {
  const folders = new Set<string>();
  const move = (from: string, to: string) => {
    const file = join(folder, to);
    const run = () => {
      makeFolder(dirname(file), folders);
      renameSync(join(staging, from), file);
    };
    attempt(file, run, 'OUTPUT_HALFWAY');
  };
  move(`${LEDGER}.both`, LEDGER);
  for (const { path } of write) move(path, path);
  for (const path of prune) remove(folder, path);
  move(LEDGER, LEDGER);
}

function remove(folder: string, path: string): void {
  const file = join(folder, path);
  attempt(file, () => rmSync(file), 'OUTPUT_HALFWAY');
  removeEmpty(dirname(file), folder);
}

/** The folder and those above it, as long as they are empty, up to the one that stays. */
function removeEmpty(folder: string, stays: string): void {
  ifPossible(() => {
    for (let step = folder; step !== stays && step !== dirname(step); step = dirname(step)) {
      if (!existsSync(step) || readdirSync(step).length > 0) return;
      rmdirSync(step);
    }
  });
}
