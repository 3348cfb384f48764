import { spawnSync } from 'node:child_process';

/** The middle of the figures: of an even number, the upper one. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

/** Runs each of these in turn, `runs` times over, and gives the results of each: a machine that drifts drifts for all. */
export function interleaved<T>(
  runs: number,
  contenders: Readonly<Record<string, () => T>>,
): Record<string, T[]> {
  const results: Record<string, T[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, contender] of Object.entries(contenders)) results[name]?.push(contender());
  }
  return results;
}

/** The wall time of a command from start to end, in ms; throws if it fails. */
export function timed(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): number {
  const started = performance.now();
  run(command, args, cwd, env);
  return performance.now() - started;
}

/** What the command prints; throws if it fails. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): string {
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** One line of a report: what was measured, the figure, and what it is to be held against. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly target: string;
}
