import { join } from 'node:path';
import { compare } from '../../model/compare.js';
import { type Problem, problem, throwAll, UserError } from '../../model/errors.js';
import type { Tree, TreeFile } from '../files/tree-file.js';
import { formatLedger, isIntact, LEDGER, type Ownership, parseLedger } from './ledger.js';
import { type Entry, OutputFolder } from './output-folder.js';
import { otherYaml, superseded } from './superseded.js';

/** What writing these files into this folder means. */
export interface Plan {
  readonly folder: string;
  /** New files, and files whose text changes. */
  readonly write: readonly TreeFile[];
  /** Files of ours that the set no longer has. */
  readonly prune: readonly string[];
  readonly unchanged: number;
  /** YAML files that are not ours, told for a folder that has no ledger yet: they may be an old output. */
  readonly strangers: readonly string[];
  /** The ledger that is there, or an empty text. */
  readonly oldLedger: string;
  readonly newLedger: string;
}

/** What a plan may do with files that are not as we left them. */
export interface PlanOptions {
  /** Takes over files that are not ours or were edited, instead of refusing them. */
  readonly adopt: boolean;
  /** Whether nothing will be written, so that a folder may be read-only. */
  readonly compareOnly?: boolean;
}

/** Whether anything in the folder would change, the ledger included. */
export function isStale({ write, prune, oldLedger, newLedger }: Plan): boolean {
  return write.length > 0 || prune.length > 0 || oldLedger !== newLedger;
}

/**
 * Compares the files with the folder, and changes nothing.
 *
 * @throws UserError with every file that must not be replaced or removed
 */
export function planWrite(tree: Tree, { adopt, compareOnly = false }: PlanOptions): Plan {
  const { folder: path, files } = tree;
  const folder = new OutputFolder(path);
  const ledger = folder.entryAt(LEDGER);
  if (ledger.type === 'other') throw new UserError(problem('OUTPUT_NOT_OURS', [join(path, LEDGER)]));
  const oldLedger = ledger.type === 'file' ? ledger.text : '';
  const owned = parseLedger(oldLedger, join(path, LEDGER));
  const present: Present = { folder, owned, adopt, problems: [] };
  const write = files.filter((file) => mustBeWritten(present, file));
  const kept = new Set(files.map((file) => file.path));
  const gone = [...owned.keys()].filter((ours) => !kept.has(ours) && mustGo(present, ours));
  const others = oldLedger === '' ? otherYaml(folder, tree) : [];
  const replaced = adopt ? superseded(folder, others, files) : [];
  const prune = [...gone, ...replaced].sort(compare);
  const strangers = others.filter((other) => !replaced.includes(other));
  if (!compareOnly)
    for (const changed of [...write.map((file) => file.path), ...prune]) checkWritable(present, changed);
  throwAll(present.problems);
  return {
    folder: path,
    write,
    prune,
    unchanged: files.length - write.length,
    strangers,
    oldLedger,
    newLedger: formatLedger(files),
  };
}

/** What is in the output folder, and what must not be touched there. */
interface Present {
  readonly folder: OutputFolder;
  readonly owned: Ownership;
  readonly adopt: boolean;
  readonly problems: Problem[];
}

function mustBeWritten(present: Present, file: TreeFile): boolean {
  const entry = present.folder.entryAt(file.path);
  if (entry.type === 'file' && entry.text === file.text) return false;
  refuseForeign(present, file.path, entry);
  return true;
}

function mustGo(present: Present, path: string): boolean {
  const entry = present.folder.entryAt(path);
  refuseForeign(present, path, entry);
  return entry.type !== 'nothing';
}

function refuseForeign({ folder, owned, adopt, problems }: Present, path: string, entry: Entry): void {
  const file = join(folder.path, path);
  if (entry.type === 'outside') problems.push(problem('OUTPUT_ESCAPES', [file, folder.path]));
  if (entry.type === 'other') problems.push(problem('OUTPUT_NOT_OURS', [file]));
  if (entry.type !== 'file' || adopt) return;
  if (!owned.has(path)) problems.push(problem('OUTPUT_NOT_OURS', [file]));
  else if (!isIntact(entry.text, owned.get(path))) problems.push(problem('OUTPUT_EDITED', [file]));
}

function checkWritable({ folder, problems }: Present, path: string): void {
  const why = folder.whyNotWritable(path);
  if (why) problems.push(problem('OUTPUT_FAILED', [join(folder.path, path), why]));
}
