import { join } from 'node:path';
import type { Source } from '../../resources/kustomize.js';
import type { Repository } from '../git/repository.js';
import type { Selection } from './selection.js';

/** What was read of a repository, and what is to be said of it. */
export interface ReadFiles {
  readonly sources: readonly Source[];
  /** What was not read as it looks: sentences for a person. */
  readonly notes: readonly string[];
}

/** The file as a person in this folder names it. */
export function fileName({ root, prefix }: Repository, path: string): string {
  if (path.startsWith(prefix)) return path.slice(prefix.length);
  return root === undefined ? path : join(root, path);
}

/** A source; none where the selection leaves such texts out. */
export function sourceOf(
  repository: Repository,
  selection: Selection,
  path: string,
  text: string,
): readonly Source[] {
  if (selection.mixed && !text.includes('apiVersion')) return [];
  return [{ file: fileName(repository, path), text, place: selection.placeOf(path) }];
}
