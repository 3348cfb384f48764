import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commit } from './commits.js';
import { askGit } from './git.js';
import { gitRefused } from './git-refused.js';
import type { Repository } from './repository.js';

/**
 * Checks a commit out into a folder of its own while `run` works there. Whatever happens, the folder and what the repository
 * knows of it are removed; branches, index and working tree are not touched.
 *
 * @throws UserError `GIT_FAILED`, and what `run` throws
 */
export async function withWorktree<T>(
  repository: Repository,
  { id, name }: Commit,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = mkdtempSync(join(realpathSync(tmpdir()), 'runbook-diff-'));
  const folder = join(parent, 'tree');
  try {
    const { ok, said } = askGit(['worktree', 'add', '--quiet', '--detach', folder, id], repository);
    if (!ok) throw gitRefused(said, `to check ${name} out`);
    return await run(folder);
  } finally {
    // Before git is told: it would refuse, where a process of the app is still writing.
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
    askGit(['worktree', 'remove', '--force', folder], repository);
  }
}
