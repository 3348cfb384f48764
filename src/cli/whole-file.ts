import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { attempt } from '../synth/output/output-folder.js';

/** A file that is to be written, and what will be in it. */
export interface WholeFile {
  /** Relative to the working directory, or absolute. */
  readonly file: string;
  readonly text: string;
}

/** Where a file really is, and what is there now. */
interface Target {
  readonly file: string;
  /** Links followed, so that what a link leads to is replaced and not the link. */
  readonly path: string;
  readonly stat: Stats | undefined;
}

/**
 * Refuses, before any work is done for them, files that could not be written.
 *
 * @throws UserError `ARGUMENT_INVALID` for a folder, a file in no folder, and one that is named twice; `OUTPUT_FAILED` for
 * what there is no permission for
 */
export function refuseUnwritable(files: readonly string[], cwd: string): void {
  const seen = new Set<string>();
  for (const { file, path, stat } of files.map((name) => targetOf(name, cwd))) {
    if (seen.has(path)) throw invalid(`${show(file)} would be written twice.`, 'Name two files.');
    seen.add(path);
    if (stat?.isDirectory()) throw invalid(`${show(file)} is a folder.`, 'Name a file in it.');
    refuseNoFolder(file, dirname(path));
    const needed = [...(stat ? [path] : []), ...(isReplaced(stat) ? [dirname(path)] : [])];
    for (const one of needed) attempt(file, () => accessSync(one, constants.W_OK));
  }
}

/**
 * Writes all of the files or none, each whole: beside its place first, then moved there. What is no plain file (a pipe,
 * `/dev/stderr`) is written to directly.
 *
 * @throws UserError `OUTPUT_FAILED`, with nothing replaced; `OUTPUT_HALFWAY` where a file could not be moved
 */
export function writeWhole(files: readonly WholeFile[], cwd: string): void {
  const targets = files.map(({ file, text }) => ({ ...targetOf(file, cwd), text }));
  const replaced = targets.filter(({ stat }) => isReplaced(stat));
  try {
    for (const { file, path, stat, text } of replaced) attempt(file, () => stage(path, stat, text));
    for (const { file, path } of replaced)
      attempt(file, () => renameSync(stagedAt(path), path), 'OUTPUT_HALFWAY');
  } finally {
    for (const { path } of replaced) rmSync(stagedAt(path), { force: true });
  }
  for (const { file, path, stat, text } of targets)
    if (!isReplaced(stat)) attempt(file, () => writeFileSync(path, text));
}

function stage(path: string, stat: Stats | undefined, text: string): void {
  writeFileSync(stagedAt(path), text);
  // Who may read the file is its owner's decision, and stays.
  if (stat) chmodSync(stagedAt(path), stat.mode);
}

function stagedAt(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.new`);
}

function isReplaced(stat: Stats | undefined): boolean {
  return stat === undefined || stat.isFile();
}

function targetOf(file: string, cwd: string): Target {
  const path = resolve(cwd, file);
  const stat = attempt(file, () => statSync(path, { throwIfNoEntry: false }));
  if (stat) return { file, path: stat.isFile() ? realpathSync(path) : path, stat };
  // A link to what is not there yet: that is to be made, and the link stays.
  const isLink = attempt(file, () => lstatSync(path, { throwIfNoEntry: false }))?.isSymbolicLink();
  if (!isLink) return { file, path, stat };
  return { ...targetOf(readlinkSync(path), dirname(path)), file };
}

function refuseNoFolder(file: string, folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw invalid(
    `${show(file)} cannot be written: there is no folder ${show(folder)}.`,
    'Make the folder first.',
  );
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
