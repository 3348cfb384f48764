import { type Commit, commitOf, mustBeCommit } from '../git/commits.js';
import type { Repository } from '../git/repository.js';
import { pathInRepository } from './selection.js';

/** A commit, and what of it. */
export interface RefPath {
  readonly commit: Commit;
  /** From the root of the repository; absent where only a ref was named. */
  readonly path?: string | undefined;
}

/**
 * `REF` or `REF:PATH`, as git writes it: PATH is from the root of the repository, `./PATH` from the folder. Undefined where
 * REF is no ref.
 */
export function refPathOf(repository: Repository, text: string): RefPath | undefined {
  // Before the whole is tried: git takes `@{0}:x^{commit}` for a date in braces.
  const { ref = '', path } = halvesOf(text) ?? {};
  const found = ref && commitOf(repository, ref);
  if (found && path !== undefined) return { commit: found, path: seenFromRoot(repository, path) };
  const commit = commitOf(repository, text);
  return commit && { commit };
}

/** As `refPathOf`. @throws UserError `GIT_FAILED` where REF is no ref */
export function mustBeRefPath(repository: Repository, text: string): RefPath {
  const found = refPathOf(repository, text);
  return found ?? { commit: mustBeCommit(repository, halvesOf(text)?.ref || text) };
}

/** The first colon that is in no braces: those of `@{12:00}` belong to the ref. */
function halvesOf(text: string): { ref: string; path: string } | undefined {
  const { ref, path } = /^(?<ref>(?:\{[^}]*\}|[^:{])*):(?<path>.*)$/s.exec(text)?.groups ?? {};
  return ref === undefined || path === undefined ? undefined : { ref, path };
}

function seenFromRoot(repository: Repository, path: string): string {
  const isRelative = path.startsWith('./') || path.startsWith('../') || path === '.' || path === '..';
  return pathInRepository(isRelative ? repository : { ...repository, prefix: '' }, path);
}
