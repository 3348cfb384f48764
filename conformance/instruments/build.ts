import { spawn } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { completed } from './complete.js';
import { builtPath, folderOf } from './find.js';
import type { GoModule, Installed, Instrument } from './instrument.js';

/**
 * Builds an instrument of a Go module; what is there already is left. One that cannot be built, or not before `deadline`
 * (milliseconds since 1970), is missing with the last lines of what Go said.
 */
export async function build(instrument: Instrument, from: GoModule, deadline: number): Promise<Installed> {
  const path = builtPath(instrument, from);
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  const failure = await go(
    ['build', ...flags(from), '-o', unfinished, from.package],
    from.lacking ? completed(from, from.lacking) : folderOf(from),
    deadline,
  );
  if (failure !== undefined) return { missing: failure };
  renameSync(unfinished, path);
  return { path };
}

function flags({ set = [], tags = [] }: GoModule): string[] {
  const linked = ['-s', '-w', ...set.map((variable) => `-X ${variable}`)].join(' ');
  return [
    '-trimpath',
    '-buildvcs=false',
    `-ldflags=${linked}`,
    ...(tags.length > 0 ? ['-tags', tags.join()] : []),
  ];
}

/** Timers that are longer fire at once. */
const longestTimer = 2 ** 31 - 1;

/** Nothing if Go succeeded, or why not. Only what go.sum knows is built. */
function go(args: readonly string[], cwd: string, deadline: number): Promise<string | undefined> {
  const env = { ...process.env, GOFLAGS: '-mod=readonly', GOWORK: 'off', GOTOOLCHAIN: 'local' };
  return new Promise((resolve) => {
    const child = spawn('go', args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGINT'), Math.min(deadline - Date.now(), longestTimer));
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2000);
    });
    child.on('error', () => resolve('Go is not installed'));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(undefined);
      else
        resolve(Date.now() >= deadline || signal ? 'the time did not suffice to build it' : lastLines(said));
    });
  });
}

function lastLines(text: string): string {
  return `it could not be built: ${text.trim().split('\n').slice(-3).join('; ')}`;
}
