import { spawnSync } from 'node:child_process';
import { program } from '../support/installation.js';

/** How a program ended, and all that it printed. */
export interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a program to its end. */
export function run(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Said {
  const { status, stdout, stderr, error } = spawnSync(program(name), args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
  if (error) throw error;
  return { status, text: stdout + stderr };
}
