import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import { attempt, isSystemError } from './output-folder.js';

/** The file that a run holds while it writes to the folder. */
export const RUN_LOCK = '.runbook.busy';

/** How long a run waits for another one, in ms: writing a tree takes a fraction of it. */
const PATIENCE = 10_000;
const PAUSE = 20;

/** A file that is there but still empty belongs to a run that is just starting, unless it is older than this, in ms. */
const GRACE = 2_000;

/**
 * Runs `run` while no other run of ours writes to the folder, waiting up to ten seconds for one that does. The lock
 * of a run that was killed on this machine is taken over.
 *
 * @throws UserError `OUTPUT_BUSY`
 */
export function holdingLock<T>(folder: string, run: (assertHeld: () => void) => T): T {
  const file = join(folder, RUN_LOCK);
  const mine = `${process.pid} ${hostname()} ${process.hrtime.bigint()}\n`;
  const deadline = Date.now() + PATIENCE;
  while (!take(file, mine)) {
    const holder = readHolder(file);
    if (holder && isDead(holder)) removeIfStill(file, holder.text);
    else if (Date.now() > deadline)
      throw new UserError(problem('OUTPUT_BUSY', [folder, holder?.pid ?? 0, file]));
    else pause();
  }
  const assertHeld = () => {
    if (readHolder(file)?.text !== mine)
      throw new UserError(problem('OUTPUT_BUSY', [folder, readHolder(file)?.pid ?? 0, file]));
  };
  try {
    return run(assertHeld);
  } finally {
    if (readHolder(file)?.text === mine) rmSync(file, { force: true });
  }
}

function take(file: string, mine: string): boolean {
  return attempt(file, () => {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return true;
    } catch (error) {
      if (isSystemError(error) && error.code === 'EEXIST') return false;
      throw error;
    }
  });
}

interface Holder {
  readonly text: string;
  readonly pid: number;
  readonly host: string;
  readonly age: number;
}

function readHolder(file: string): Holder | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const [pid, host = ''] = text.split(' ');
    return { text, pid: Number(pid), host, age: Date.now() - statSync(file).mtimeMs };
  } catch {
    // It has just been given back.
    return undefined;
  }
}

function isDead({ text, pid, host, age }: Holder): boolean {
  if (text === '') return age > GRACE;
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isSystemError(error) && error.code === 'ESRCH';
  }
}

/** Moves the dead run's file away first: of several runs that see it, only one can. */
function removeIfStill(file: string, text: string): void {
  const away = `${file}.${process.pid}`;
  try {
    renameSync(file, away);
    if (readFileSync(away, 'utf8') !== text) renameSync(away, file);
    rmSync(away, { force: true });
  } catch {
    // Another run was faster.
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}
