import { run } from '../../src/cli/run.js';
import { gitEnv } from './repository.js';

/** What `runbook diff` came to in a folder. */
export interface DiffRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `runbook diff` in this process, with nothing of the environment but what finds git. */
export async function diff(cwd: string, ...args: readonly string[]): Promise<DiffRun> {
  const printed = { stdout: '', stderr: '' };
  const status = await run(['diff', ...args], {
    cwd,
    env: gitEnv(),
    out: (text) => {
      printed.stdout += text;
    },
    err: (text) => {
      printed.stderr += text;
    },
    isTerminal: false,
  });
  return { status, ...printed };
}

/** The objects that differ, and what was compared, from the JSON of a run. */
export async function changesOf(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = await diff(cwd, '--format', 'json', ...args);
  if (status > 1) throw new Error(stderr);
  // The JSON of our own format.
  const { base, head, changes, summary } = JSON.parse(stdout) as Told;
  const { moved, unchanged } = summary;
  return { base, head, moved, unchanged, changes: changes.map(({ how, object }) => `${how} ${object}`) };
}

interface Told {
  readonly base: string;
  readonly head: string;
  readonly summary: { readonly moved: number; readonly unchanged: number };
  readonly changes: readonly { readonly how: string; readonly object: string }[];
}
