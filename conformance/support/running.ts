import { type ChildProcess, spawn } from 'node:child_process';
import { eventually } from './eventually.js';

/** A real program that runs beside a test. */
export interface Running {
  /** What it has printed so far, on both streams. */
  said(): string;
  /** Waits until it has printed this; throws with all that it printed if it ends or `seconds` pass before. */
  says(what: string | RegExp, seconds?: number): Promise<void>;
  /** Waits until the check gives something; throws as `says` does. */
  until<T>(check: () => Promise<T | undefined>, seconds?: number): Promise<T>;
  /** Its exit code, once it has ended; -1 if a signal ended it. */
  ended(): Promise<number>;
  /** Ends it, by SIGTERM unless said otherwise, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Where and with what it runs. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Kills each program that runs; one listener for all of them, since Node warns of more than ten. */
const alive = new Set<() => void>();
process.once('exit', () => {
  for (const kill of alive) kill();
});

/** Starts a program. Whoever starts it stops it: it is killed with the test process at the latest. */
export function start(path: string, args: readonly string[], { cwd, env }: Surroundings = {}): Running {
  const child = spawn(path, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const end = ending(child);
  const kill = () => child.kill('SIGKILL');
  alive.add(kill);
  const until: Running['until'] = async (check, seconds) => {
    const found = async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended');
      return check();
    };
    try {
      return await eventually(path, found, seconds);
    } catch (error) {
      throw new Error(`${path}: ${error}; it said:\n${said}`);
    }
  };
  return {
    said: () => said,
    until,
    says: async (what, seconds) => {
      const heard = () => (typeof what === 'string' ? said.includes(what) : what.test(said));
      await until(async () => heard() || undefined, seconds);
    },
    ended: () => end,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const late = setTimeout(kill, 5000);
      await end;
      clearTimeout(late);
      alive.delete(kill);
    },
  };
}

function ending(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
}
