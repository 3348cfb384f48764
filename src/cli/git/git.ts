import { spawnSync } from 'node:child_process';
import { problem, UserError } from '../../model/errors.js';
import { isSystemError } from '../../synth/output/output-folder.js';
import type { Io } from '../io.js';
import { gitEnvironment } from './git-environment.js';

/** Where git is asked. */
export type GitPlace = Pick<Io, 'cwd' | 'env'>;

/** What git answered. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly bytes: Buffer;
  /** The same as text, without the line feed at its end. */
  readonly text: string;
  /** What it said to a person. */
  readonly said: string;
}

/**
 * Nothing that a repository's configuration names is run (file system monitors, hooks, pagers), no lock is taken, and a path
 * is a path, whatever characters it has.
 */
const always = [
  ...['--no-pager', '--no-optional-locks', '--literal-pathspecs'],
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
];

/**
 * Asks git.
 *
 * @param input its standard input
 * @throws UserError `GIT_FAILED` where there is no git
 */
export function askGit(args: readonly string[], { cwd, env }: GitPlace, input = ''): GitAnswer {
  const result = spawnSync('git', [...always, ...args], {
    cwd,
    env: gitEnvironment(env),
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (result.error) throw notStarted(result.error);
  const { status, stdout: bytes, stderr } = result;
  const said = stderr.toString().trim();
  return { ok: status === 0, bytes, text: lineOf(bytes), said };
}

/** The answer as text. What is larger than a text can be is no answer of one line. */
function lineOf(bytes: Buffer): string {
  return bytes.length > 1_000_000 ? '' : bytes.toString().replace(/\n$/, '');
}

function notStarted(error: Error): unknown {
  if (!isSystemError(error)) return error;
  const isMissing = error.code === 'ENOENT';
  const what = isMissing ? 'git was not found.' : `git could not be started (${error.code}).`;
  return new UserError(problem('GIT_FAILED', [what, 'Install git, or compare files and folders.']));
}
