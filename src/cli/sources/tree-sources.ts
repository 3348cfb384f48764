import { compare } from '../../model/compare.js';
import { readBlobs } from '../git/blobs.js';
import type { Commit } from '../git/commits.js';
import { followLink } from '../git/follow-link.js';
import type { Repository } from '../git/repository.js';
import { listTree, type TreeEntry } from '../git/tree.js';
import { decode, refuseHuge } from './decode.js';
import { fileName, type ReadFiles, sourceOf } from './repository-source.js';
import type { Selection } from './selection.js';

/**
 * The files of a commit, without checking them out. A blob that was read before, for whatever commit, is the same text.
 *
 * @throws UserError `ARGUMENT_INVALID` for a file that is too large or is no UTF-8; `GIT_FAILED`
 */
export function readTree(repository: Repository, commit: Commit, selection: Selection): ReadFiles {
  const entries = listTree(repository, commit.id, selection.roots);
  const wanted = entries.filter(({ path, type }) => type === 'submodule' || selection.accepts(path));
  const notes: string[] = [];
  const files = wanted.flatMap((entry) => fileAt(repository, commit, entry, notes));
  readTexts(repository, commit, files);
  const sources = files.flatMap(({ path, id }) => {
    const text = repository.texts.get(id) ?? '';
    if (isPointer(text)) notes.push(pointerNote(nameIn(repository, commit, path)));
    return sourceOf(repository, selection, path, text);
  });
  return { sources: sources.sort((a, b) => compare(a.file, b.file)), notes };
}

/** The file that an entry is, or leads to. */
function fileAt(repository: Repository, commit: Commit, entry: TreeEntry, notes: string[]): TreeEntry[] {
  const name = nameIn(repository, commit, entry.path);
  if (entry.type === 'submodule') {
    notes.push(`${name} is a submodule, which is not looked into.`);
    return [];
  }
  const file = entry.type === 'link' ? followLink(repository, commit.id, entry) : entry;
  if (!file) notes.push(`${name} is a link to what is no file of ${commit.name}, and was left out.`);
  return file ? [{ ...file, path: entry.path }] : [];
}

/** Reads those that have not been. */
function readTexts(repository: Repository, commit: Commit, files: readonly TreeEntry[]): void {
  const { texts } = repository;
  const missing = files.filter(({ id }) => !texts.has(id));
  for (const { path, size } of missing) refuseHuge(nameIn(repository, commit, path), size);
  const names = new Map(missing.map(({ id, path }) => [id, path]));
  for (const [id, bytes] of readBlobs(repository, missing))
    texts.set(id, decode(nameIn(repository, commit, names.get(id) ?? id), bytes));
}

/** `main:dist/dns.yaml`. */
function nameIn(repository: Repository, { name }: Commit, path: string): string {
  return `${name}:${fileName(repository, path)}`;
}

function isPointer(text: string): boolean {
  return text.startsWith('version https://git-lfs.github.com/spec/');
}

function pointerNote(name: string): string {
  return `${name} is a pointer of Git LFS: its content is not in git, so that only the pointer was read.`;
}
