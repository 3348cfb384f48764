import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compare } from '../model/compare.js';
import type { Assembled } from './assemble/assemble.js';
import { type LayoutOptions, mergeLayouts } from './assemble/layout-options.js';

/**
 * How `runbook synth` and the app that it runs, a process of its own, work together: the app's `synth()` leaves its
 * manifests in a folder instead of writing them, and the command takes them from there once the app has ended well.
 */
export interface Handoff {
  /** Where the app leaves its manifests. */
  readonly folder: string;
  /** What the command line says about the layout; it wins over the app. */
  readonly flags: Partial<LayoutOptions>;
  /** What `cdk8s.yaml` says; the app wins over it. */
  readonly config: Partial<LayoutOptions>;
}

/** The environment variable that tells an app of it. */
export const HANDOFF = 'RUNBOOK_HANDOFF';

/** What the environment says: undefined where the app runs by itself. */
export function handoffOf(env: NodeJS.ProcessEnv): Handoff | undefined {
  const text = env[HANDOFF];
  // Only `runbook synth` sets it, with what `Handoff` says.
  return text ? (JSON.parse(text) as Handoff) : undefined;
}

/** The layout of an app that says `own` of it. */
export function layoutOf({ config, flags }: Handoff, own: Partial<LayoutOptions>): LayoutOptions {
  return mergeLayouts(config, own, flags);
}

/** A package that is loaded twice in one process counts its apps twice. */
const prefix = `${Date.now()}-${process.pid}-${randomBytes(4).toString('hex')}`;
const numbers = new WeakMap<object, number>();
let apps = 0;

/** Leaves an app's manifests for the command; an app that synthesizes again replaces what it left. */
export function leave({ folder }: Handoff, app: object, { assembly, ...rest }: Assembled): void {
  const number = numbers.get(app) ?? ++apps;
  numbers.set(app, number);
  const file = join(folder, `${prefix}-${number}`);
  // Only here is it known what the app's own working directory is.
  const left: Assembled = { assembly: { ...assembly, outdir: resolve(assembly.outdir) }, ...rest };
  writeFileSync(`${file}.part`, JSON.stringify(left));
  renameSync(`${file}.part`, `${file}.json`);
}

/** Everything that was left, in the order of the apps. */
export function takeAll(folder: string): Assembled[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  // Our own file, written by `leave`.
  return files.sort(compare).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Assembled);
}
