import { compare } from '../../model/compare.js';
import type { Unread } from '../../resources/unread.js';
import { readBlobs } from '../git/blobs.js';
import type { Commit } from '../git/commits.js';
import { followLink } from '../git/follow-link.js';
import type { Repository } from '../git/repository.js';
import { listTree, type TreeEntry } from '../git/tree.js';
import { decoded } from './decoded.js';
import { fileName, type ReadFiles, sourceOf } from './repository-source.js';
import type { Selection } from './selection.js';
import { refuseHuge, refuseUnread, unreadOf } from './unread-file.js';

/**
 * The files of a commit, without checking them out. A blob that was read before, for whatever commit, is the same text.
 *
 * @throws UserError `ARGUMENT_INVALID` for a file that is too large or is no UTF-8; `GIT_FAILED`
 */
export function readTree(repository: Repository, commit: Commit, selection: Selection): ReadFiles {
  const { unread, ...read } = readTreeFiles(repository, commit, selection);
  refuseUnread(unread);
  return read;
}

/** As `readTree`; a file that is too large or is no UTF-8 is told beside those that are read. */
export function readTreeFiles(
  repository: Repository,
  commit: Commit,
  selection: Selection,
): ReadFiles & { readonly unread: readonly Unread[] } {
  const entries = listTree(repository, commit.id, selection.roots);
  const wanted = entries.filter(({ path, type }) => type === 'submodule' || selection.accepts(path));
  const notes: string[] = [];
  const files = wanted.flatMap((entry) => fileAt(repository, commit, entry, notes));
  const failed = readTexts(repository, files);
  const unread: Unread[] = [];
  const sources = files.flatMap(({ path, id }) => {
    const text = repository.texts.get(id);
    if (text === undefined) {
      const name = nameIn(repository, commit, path);
      unread.push({ ...unreadOf(name, failed.get(id)), file: fileName(repository, path) });
      return [];
    }
    if (isPointer(text)) notes.push(pointerNote(nameIn(repository, commit, path)));
    return sourceOf(repository, selection, path, text);
  });
  return { sources: sources.sort((a, b) => compare(a.file, b.file)), unread, notes };
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

/** Reads those that have not been, and gives back by id what is wrong with those that cannot be. */
function readTexts(repository: Repository, files: readonly TreeEntry[]): ReadonlyMap<string, unknown> {
  const { texts } = repository;
  const failed = new Map<string, unknown>();
  const trying = (id: string, run: () => void) => {
    try {
      run();
    } catch (error) {
      failed.set(id, error);
    }
  };
  const missing = files.filter(({ id }) => !texts.has(id));
  for (const { id, size } of missing) trying(id, () => refuseHuge(size));
  const small = missing.filter(({ id }) => !failed.has(id));
  for (const [id, bytes] of readBlobs(repository, small)) trying(id, () => texts.set(id, decoded(bytes)));
  return failed;
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
