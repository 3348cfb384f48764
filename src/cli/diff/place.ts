import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import { show } from '../../model/show.js';
import { didYouMean } from '../../model/suggest.js';
import { type Commit, mergeBase, mustBeCommit, refNames } from '../git/commits.js';
import type { Repository } from '../git/repository.js';
import { isGlob } from '../sources/glob.js';
import { standardInput } from '../sources/read-sources.js';
import { mustBeRefPath, refPathOf } from '../sources/ref-path.js';

/** Where one side of a comparison is. */
export type Place =
  /** A file, a folder, a glob or `-`, as it was written. */
  | { readonly type: 'disk'; readonly operand: string }
  | CommitPlace
  /** The working tree; its path is from the root of the repository. */
  | { readonly type: 'tree'; readonly path?: string | undefined };

/** A commit, or a path of it from the root of the repository. */
export interface CommitPlace {
  readonly type: 'commit';
  readonly commit: Commit;
  readonly path?: string | undefined;
  /** Whether the path is that of the other side, so that it may be missing here. */
  readonly mayLackPath?: true;
}

/** What an operand stands for: one side, or both. */
export type Meaning = { readonly one: Place } | { readonly base: Place; readonly head: Place };

/** Where operands are looked up. */
export interface Here {
  readonly cwd: string;
  /** Absent where the folder is in none. */
  readonly repository: Repository | undefined;
}

/**
 * What an operand stands for. `./x`, `/x` and `x/` are paths and `ref:x` is a ref, whatever else there is.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is neither a path nor a ref, or is both; `GIT_FAILED`
 */
export function meaningOf(operand: string, here: Here): Meaning {
  if (operand === standardInput || isPath(operand)) return { one: { type: 'disk', operand } };
  const { repository } = here;
  if (operand.startsWith('ref:')) return refMeaning(operand.slice('ref:'.length), mustHave(here));
  const isThere = existsSync(resolve(here.cwd, operand));
  const ref = repository && refPathOf(repository, operand);
  if (isThere && ref) throw ambiguous(operand);
  if (ref) return { one: { type: 'commit', ...ref } };
  if (isThere) return { one: { type: 'disk', operand } };
  if (repository && rangeOf(operand)) return refMeaning(operand, repository);
  if (isGlob(operand)) return { one: { type: 'disk', operand } };
  throw neither(operand, here);
}

function isPath(operand: string): boolean {
  return /^(\/|\.{1,2}(\/|$))|\/$/.test(operand);
}

function refMeaning(text: string, repository: Repository): Meaning {
  const range = rangeOf(text);
  if (!range) return { one: { type: 'commit', ...mustBeRefPath(repository, text) } };
  const base = mustBeCommit(repository, range.base || 'HEAD');
  const head = mustBeCommit(repository, range.head || 'HEAD');
  const from = range.dots === '...' ? mergeBase(repository, base, head) : base;
  return { base: { type: 'commit', commit: from }, head: { type: 'commit', commit: head } };
}

/** `A..B` and `A...B`; no ref has two dots in its name. */
function rangeOf(text: string): { base: string; dots: string; head: string } | undefined {
  const { base, dots, head } = /^(?<base>.*?)(?<dots>\.{2,3})(?<head>.*)$/s.exec(text)?.groups ?? {};
  if (base === undefined || dots === undefined || head === undefined) return undefined;
  return /(^|\/)\.\.(\/|$)/.test(text) ? undefined : { base, dots, head };
}

function mustHave({ repository, cwd }: Here): Repository {
  if (repository) return repository;
  throw new UserError(
    problem('GIT_FAILED', [`${cwd} is in no git repository.`, 'Run this in one, or name files and folders.']),
  );
}

function ambiguous(operand: string): UserError {
  const what = `${show(operand)} is a git ref, and a file or folder too.`;
  return invalid(what, `Write ref:${operand} for the ref, or ./${operand} for what lies here.`);
}

function neither(operand: string, { repository }: Here): UserError {
  if (!repository) {
    const what = `There is no file or folder ${operand}, and no git repository here that could have such a ref.`;
    return invalid(what, 'Name files, folders or globs; - is the standard input.');
  }
  const hint = didYouMean(operand, refNames(repository));
  const fix = repository.isShallow
    ? 'This clone is shallow: fetch all of it with git fetch --unshallow, or fetch-depth: 0 of actions/checkout.'
    : 'Name a ref that git rev-parse knows (git fetch brings others), a file, a folder, a glob, or - for the standard input.';
  return invalid(`${show(operand)} is neither a git ref nor a file or folder.${hint}`, fix);
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
