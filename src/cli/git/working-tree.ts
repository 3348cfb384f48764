import { problem, UserError } from '../../model/errors.js';
import { askGit, type GitPlace } from './git.js';
import { gitRefused } from './git-refused.js';

/** A file that git knows of in the working tree. */
export interface WorkingFile {
  /** From the root of the repository. */
  readonly path: string;
  /** Of a sparse checkout, the blob of a file that is not on disk because it is not checked out. */
  readonly absentBlob?: string | undefined;
}

/**
 * What the index has at these paths and below them, and what is there besides and not ignored. A file may have been deleted.
 *
 * @param root a place in the root of the working tree
 */
export function listWorkingTree(root: GitPlace, paths: readonly string[]): WorkingFile[] {
  const below = paths.includes('') ? [] : ['--', ...paths];
  const kinds = ['--cached', '--others', '--exclude-standard'];
  const { ok, bytes, said } = askGit(['ls-files', '-z', '-t', '-s', ...kinds, ...below], root);
  if (!ok) throw gitRefused(said, 'to list the working tree');
  const files = bytes.toString().split('\0').flatMap(fileOf);
  const unread = files.find(({ path }) => path.includes('\uFFFD'));
  if (!unread) return [...new Map(files.map((file) => [file.path, file])).values()];
  const what = `The name of the file ${unread.path} is no UTF-8.`;
  throw new UserError(problem('GIT_FAILED', [what, 'Rename it.']));
}

/** `H 100644 0123… 0\tpath`, `S …` for what is not checked out, and `? path`. */
function fileOf(line: string): WorkingFile[] {
  const { tag, id, path } =
    /^(?<tag>\S) (?:\d+ (?<id>[0-9a-f]+) \d\t)?(?<path>.+)$/s.exec(line)?.groups ?? {};
  if (path === undefined) return [];
  return [{ path, ...(tag === 'S' && { absentBlob: id }) }];
}
