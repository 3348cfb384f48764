import { askGit } from './git.js';
import { gitRefused } from './git-refused.js';
import type { Repository } from './repository.js';

/** One entry of a commit's tree. */
export interface TreeEntry {
  /** From the root of the repository. */
  readonly path: string;
  readonly type: 'file' | 'link' | 'submodule';
  /** The id of its blob. */
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

const types: Readonly<Record<string, TreeEntry['type']>> = { '120000': 'link', '160000': 'submodule' };

/** What a commit has at these paths, and below them; nothing where it has none. An empty path is all of it. */
export function listTree(repository: Repository, commit: string, paths: readonly string[]): TreeEntry[] {
  const below = paths.includes('') ? [] : ['--', ...paths];
  const asked = ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...below];
  const { ok, bytes, said } = askGit(asked, repository);
  if (!ok) throw gitRefused(said, 'to list files');
  return bytes.toString().split('\0').flatMap(entryOf);
}

/** `100644 blob 0123…     42\tpath`. */
function entryOf(line: string): TreeEntry[] {
  const tab = line.indexOf('\t');
  if (tab < 0) return [];
  const [mode = '', , id = '', size = ''] = line.slice(0, tab).split(/ +/);
  return [{ path: line.slice(tab + 1), type: types[mode] ?? 'file', id, size: Number(size) || 0 }];
}
