import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './folder.js';

/** Files by path; `null` removes one. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A real git repository in a folder of this test's own. */
export interface TestRepository {
  readonly folder: string;
  /** What git prints; fails where git does. */
  git(...args: readonly string[]): string;
  /** Changes files, without a commit. */
  write(files: Files): void;
  /** Changes files and commits everything that git does not ignore. */
  commit(files: Files): void;
}

/** One on the branch `main`, with one commit of these files. */
export function repositoryOf(files: Files): TestRepository {
  const repository = repositoryIn(temporaryFolder());
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.commit(files);
  return repository;
}

/** The one that is in a folder. */
export function repositoryIn(folder: string): TestRepository {
  const git = (...args: readonly string[]) => runGit(folder, args);
  const write = (files: Files) => put(folder, files);
  const commit = (files: Files) => {
    write(files);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'x');
  };
  return { folder, git, write, commit };
}

/** A person with a name, and nothing of this machine's configuration. */
export function gitEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(GIT_|VITEST|NODE_OPTIONS)/.test(name));
  const person = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com' };
  const committer = { GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
  // A collection of garbage in the background would still write when the folder is removed.
  const config = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'gc.auto', GIT_CONFIG_VALUE_0: '0' };
  return { ...Object.fromEntries(kept), ...person, ...committer, ...config, GIT_CONFIG_GLOBAL: '/dev/null' };
}

function runGit(cwd: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: gitEnv(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
  return stdout.trim();
}

function put(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    if (text === null) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
