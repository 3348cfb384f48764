import { realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compare } from '../../model/compare.js';
import { problem, UserError } from '../../model/errors.js';
import type { Source } from '../../resources/kustomize.js';
import { LIMITS } from '../../yaml/load/limits.js';
import { readBlobs } from '../git/blobs.js';
import type { Repository } from '../git/repository.js';
import { listWorkingTree, type WorkingFile } from '../git/working-tree.js';
import { decoded } from './decoded.js';
import { readBytes } from './read-bytes.js';
import { fileName, type ReadFiles, sourceOf } from './repository-source.js';
import type { Selection } from './selection.js';
import { reading, refuseHuge } from './unread-file.js';

/**
 * The files of the working tree as they are on disk, but for those that git ignores; of a sparse checkout, what is not
 * checked out is as it is in the index.
 *
 * @throws UserError `ARGUMENT_INVALID` for a file that is too large or is no UTF-8; `GIT_FAILED` without a working tree
 */
export function readWorkingTree(repository: Repository, selection: Selection): ReadFiles {
  const root = mustHaveRoot(repository);
  const files = listWorkingTree({ ...repository, cwd: root }, selection.roots);
  const notes: string[] = [];
  const sources = files
    .filter(({ path }) => selection.accepts(path))
    .flatMap((file): readonly Source[] => {
      const text = textOf(repository, root, file, notes);
      return text === undefined ? [] : sourceOf(repository, selection, file.path, text);
    });
  return { sources: sources.sort((a, b) => compare(a.file, b.file)), notes };
}

function mustHaveRoot({ root, cwd }: Repository): string {
  if (root !== undefined) return root;
  const what = `${cwd} has no working tree: the repository is bare.`;
  throw new UserError(problem('GIT_FAILED', [what, 'Name two refs: runbook diff main..HEAD.']));
}

/** Undefined for what is no file, or is there no more. */
function textOf(
  repository: Repository,
  root: string,
  { path, absentBlob }: WorkingFile,
  notes: string[],
): string | undefined {
  const file = fileName(repository, path);
  if (absentBlob !== undefined) {
    const [read] = readBlobs(repository, [{ id: absentBlob, size: 0 }]);
    return read && textIn(file, () => read[1]);
  }
  const onDisk = join(root, path);
  const stat = reading(file, () => statSync(onDisk, { throwIfNoEntry: false }));
  if (!stat?.isFile()) return undefined;
  if (leadsOut(root, onDisk)) {
    notes.push(`${file} is a link out of the repository, and was left out.`);
    return undefined;
  }
  return textIn(file, () => readBytes(onDisk, LIMITS.length, 'file'));
}

function textIn(file: string, read: () => Uint8Array): string {
  return reading(file, () => {
    const bytes = read();
    refuseHuge(bytes.length);
    return decoded(bytes);
  });
}

/** A change that adds a link must not make the machine that looks at it show its own files. */
function leadsOut(root: string, file: string): boolean {
  const path = relative(realpathSync(root), realpathSync(file));
  return path.startsWith('..') || path.startsWith('/') || /^\.git(\/|$)/.test(path);
}
