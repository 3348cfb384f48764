import { problem, UserError } from '../../model/errors.js';
import { openRepository } from '../git/repository.js';
import type { Io } from '../io.js';
import { projectSelection } from './project-selection.js';
import type { FilesRead } from './read-files.js';
import { mustBeRefPath } from './ref-path.js';
import { pathInRepository, type Selection, selectPaths } from './selection.js';
import { readTreeFiles } from './tree-sources.js';

/**
 * The texts of a commit, without checking it out, and which of its files are none.
 *
 * @param ref a git ref, or `REF:PATH`
 * @param paths files, folders and globs, from the working directory. Default: PATH, else the output folder that `cdk8s.yaml`
 * had there, else all YAML below the working directory
 * @throws UserError `GIT_FAILED` for a ref that is none; `ARGUMENT_INVALID` where it has no such file
 */
export function readRef(
  ref: string,
  paths: readonly string[],
  io: Pick<Io, 'cwd' | 'env' | 'err'>,
): FilesRead {
  const repository = openRepository(io);
  const { commit, path } = mustBeRefPath(repository, ref);
  const asked = paths.length > 0 ? paths.map((text) => pathInRepository(repository, text)) : path;
  const selection = selectionOf(asked) ?? projectSelection(repository, commit);
  const { sources, unread, notes } = readTreeFiles(repository, commit, selection);
  for (const note of notes) io.err(`${note}\n`);
  if (sources.length + unread.length > 0) return { sources, unread };
  const what = `${commit.name} has no YAML or JSON files in ${selection.name}.`;
  throw new UserError(problem('ARGUMENT_INVALID', [what, 'Name a path that it has: REF:PATH.']));
}

function selectionOf(asked: readonly string[] | string | undefined): Selection | undefined {
  if (asked === undefined) return undefined;
  const paths = typeof asked === 'string' ? [asked] : asked;
  return selectPaths(paths, paths.join(', ') || 'any folder');
}
