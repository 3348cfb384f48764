import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problem, UserError } from '../model/errors.js';
import type { Assembled } from '../synth/assemble/assemble.js';
import type { LayoutOptions } from '../synth/assemble/layout-options.js';
import { HANDOFF, type Handoff, takeAll } from '../synth/handoff.js';
import { attempt } from '../synth/output/output-folder.js';
import type { Io } from './io.js';
import { progressOf } from './progress.js';

/** What an app left, and the `outdir` that it was told. */
export interface AppRun {
  readonly assembled: readonly Assembled[];
  readonly outdir: string;
}

/** How to run an app. */
export interface AppOptions {
  /** A shell command, as in `cdk8s.yaml`. */
  readonly command: string;
  /** What the command line and `cdk8s.yaml` say about the layout. */
  readonly flags: Partial<LayoutOptions>;
  readonly config: Partial<LayoutOptions>;
  /** Whether what the app prints goes to stderr, because stdout carries our result. */
  readonly quietOut: boolean;
  readonly progress: boolean;
}

/**
 * Runs the app, whatever Node loader it uses, and takes the manifests that it would have written.
 *
 * @throws UserError `APP_FAILED`, `APP_NEVER_SYNTHESIZED` or `APP_WROTE_FILES`
 */
export async function runApp(options: AppOptions, io: Io): Promise<AppRun> {
  const folder = attempt(tmpdir(), () => mkdtempSync(join(resolve(tmpdir()), 'runbook-')));
  try {
    const outdir = join(folder, 'dist');
    mkdirSync(outdir);
    await run(options, { folder, flags: options.flags, config: options.config }, outdir, io);
    const assembled = takeAll(folder);
    const strays = readdirSync(outdir).slice(0, 5);
    if (assembled.length === 0) throw new UserError(problem('APP_NEVER_SYNTHESIZED', [options.command]));
    if (strays.length > 0) throw new UserError(problem('APP_WROTE_FILES', [strays]));
    return { assembled, outdir };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  { command, quietOut, progress }: AppOptions,
  handoff: Handoff,
  outdir: string,
  io: Io,
): Promise<void> {
  const env = {
    ...io.env,
    NODE_OPTIONS: withCapture(io.env.NODE_OPTIONS),
    [HANDOFF]: JSON.stringify(handoff),
    CDK8S_OUTDIR: outdir,
  };
  const child = spawn(command, {
    shell: true,
    cwd: io.cwd,
    env,
    // A group of its own, so that a signal reaches the app behind a shell, npx and a loader.
    detached: process.platform !== 'win32',
    stdio: ['inherit', quietOut ? 2 : 'inherit', 'inherit'],
  });
  const stopProgress = progress ? progressOf(io, 'running the app') : () => {};
  const stopForwarding = forwardSignals(child);
  try {
    const how = await ended(child);
    const signal = stopForwarding();
    if (how ?? signal)
      throw new UserError(problem('APP_FAILED', [command, how ?? `was interrupted by ${signal}`]));
  } finally {
    stopForwarding();
    stopProgress();
  }
}

/**
 * Hands the signals that ask us to end on to the app, so that it doesn't go on without us; gives back what ends that
 * and says which signal came. After one, nothing is written, whatever the app makes of it.
 */
function forwardSignals(child: ChildProcess): () => NodeJS.Signals | undefined {
  let came: NodeJS.Signals | undefined;
  const forward = (signal: NodeJS.Signals) => {
    came = signal;
    signalGroup(child, signal);
  };
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
    return came;
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has just ended.
  }
}

function ended(child: ChildProcess): Promise<string | undefined> {
  return new Promise((settle) => {
    child.once('error', (error) => settle(`could not be started: ${error.message}`));
    child.once('close', (code, signal) =>
      settle(code === 0 ? undefined : signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
}

/** `--require` with our hook, after the user's own options. */
function withCapture(options = ''): string {
  const hook = fileURLToPath(new URL('./capture.cjs', import.meta.url));
  return `${options} --require=${JSON.stringify(hook)}`.trim();
}
