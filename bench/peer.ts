import { spawnSync } from 'node:child_process';
import { find } from '../conformance/instruments/find.js';
import { instruments } from '../conformance/instruments/list.js';

/** The program of an instrument of the conformance runs; where it has not been built, nothing, and a line that says so. */
export function peerOf(name: string): string | undefined {
  const instrument = instruments.find((known) => known.name === name);
  const found = instrument && find(instrument);
  if (found && 'path' in found) return found.path;
  console.warn(`left out, because ${name} is not built: npm run conformance -- --install --only ${name}`);
  return undefined;
}

/** The wall time in ms of a command that ends with one of these codes; throws if it ends with another. */
export function timedTo(
  codes: readonly number[],
  command: string,
  args: readonly string[],
  cwd: string,
): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  const took = performance.now() - started;
  if (status === null || !codes.includes(status))
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stdout.slice(0, 2000)}${stderr}`);
  return took;
}

/** `1.25 s` of milliseconds. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
