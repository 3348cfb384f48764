import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problem, UserError } from '../model/errors.js';
import type { Assembled } from '../synth/assemble/assemble.js';
import type { ChartOrder } from '../synth/assemble/order-charts.js';
import { HANDOFF, type Handoff, takeAll } from '../synth/handoff.js';
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
  readonly chartOrder: ChartOrder;
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
  const folder = mkdtempSync(join(tmpdir(), 'runbook-'));
  try {
    const outdir = join(folder, 'dist');
    mkdirSync(outdir);
    await run(options, { folder, chartOrder: options.chartOrder }, outdir, io);
    const assembled = takeAll({ folder, chartOrder: options.chartOrder });
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
    stdio: ['inherit', quietOut ? 2 : 'inherit', 'inherit'],
  });
  const stopProgress = progress ? progressOf(io, 'running the app') : () => {};
  // The terminal sends the signal to the app as well; it decides, and we clean up after it.
  const wait = () => {};
  process.on('SIGINT', wait);
  try {
    const how = await ended(child);
    if (how) throw new UserError(problem('APP_FAILED', [command, how]));
  } finally {
    process.off('SIGINT', wait);
    stopProgress();
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<string | undefined> {
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
