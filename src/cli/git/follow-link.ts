import { posix } from 'node:path';
import { readBlobs } from './blobs.js';
import type { Repository } from './repository.js';
import { listTree, type TreeEntry } from './tree.js';

/** As many as Linux follows. */
const HOPS = 40;

/** The file that a link of a commit leads to; undefined where it leads to none, out of the repository, or in a circle. */
export function followLink(repository: Repository, commit: string, link: TreeEntry): TreeEntry | undefined {
  let entry: TreeEntry | undefined = link;
  for (let hop = 0; entry?.type === 'link' && hop < HOPS; hop++)
    entry = entryAt(repository, commit, targetOf(repository, entry));
  return entry?.type === 'file' ? entry : undefined;
}

function targetOf(repository: Repository, { id, size, path }: TreeEntry): string {
  const [read] = readBlobs(repository, [{ id, size }]);
  const target = read?.[1].toString() ?? '';
  return target.startsWith('/') ? target : posix.join(posix.dirname(path), target);
}

function entryAt(repository: Repository, commit: string, path: string): TreeEntry | undefined {
  if (path.startsWith('/') || path.startsWith('..') || path === '.') return undefined;
  return listTree(repository, commit, [path]).find((entry) => entry.path === path);
}
