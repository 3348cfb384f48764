import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../scripts/script.js';
import { compare } from '../src/model/compare.js';
import { install } from './instruments/install.js';
import type { Instrument } from './instruments/instrument.js';
import { instruments } from './instruments/list.js';
import { withOwnAssets } from './instruments/own-assets.js';
import { installPackages } from './instruments/packages.js';
import { type Outcome, outcomesFile } from './report/outcome.js';
import { conformancePage, type Run, unexplained } from './report/page.js';
import { recipes, unproven } from './report/recipes.js';
import { installationFile, type Present } from './support/installation.js';

/**
 * `npm run conformance`: builds the instruments that are missing, runs every proof, and writes docs/conformance.md.
 * `npm run conformance -- coredns` runs the proofs of one folder, `--only coredns,etcd` uses no other instruments,
 * `--within 40` leaves out, and names, what cannot be built in so many minutes; none of these writes the page.
 * `--install` only builds.
 */
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { within: { type: 'string' }, only: { type: 'string' }, install: { type: 'boolean' } },
});
process.exitCode = await main();

async function main(): Promise<number> {
  const all = withOwnAssets(instruments, process.env.KUBEBUILDER_ASSETS);
  installPackages(console.log);
  const present = await presentOf(all.filter(({ name }) => wanted(name)));
  mkdirSync(dirname(installationFile), { recursive: true });
  writeFileSync(installationFile, JSON.stringify(present, null, 2));
  if (values.install) return 0;
  rmSync(outcomesFile, { force: true });
  const status = prove();
  return status === 0 && folders.length === 0 && present.length === instruments.length
    ? write(present)
    : status;
}

async function presentOf(asked: readonly Instrument[]): Promise<Present[]> {
  const installed = await install(asked, deadline(), console.log);
  for (const [name, it] of Object.entries(installed))
    if ('missing' in it) console.log(`LEFT OUT ${name}: ${it.missing}`);
  return asked.map(({ name, version }) => {
    return { name, version, installed: installed[name] ?? { missing: 'it was left out of this run' } };
  });
}

function wanted(name: string): boolean {
  return values.only === undefined || values.only.split(',').includes(name);
}

function deadline(): number {
  if (values.within === undefined) return Number.POSITIVE_INFINITY;
  const minutes = Number(values.within);
  if (!(minutes > 0)) throw new Error(`--within takes minutes; got ${values.within}`);
  return Date.now() + minutes * 60_000;
}

function prove(): number {
  const files = folders.map((folder) => `conformance/${folder}/`);
  const args = ['vitest', 'run', '--config', 'conformance/vitest.config.ts', ...files];
  return spawnSync('npx', args, { stdio: 'inherit' }).status ?? 1;
}

/** Writes the page after a run that left nothing out; every recipe must be in it. */
async function write(present: readonly Present[]): Promise<number> {
  // The reporter wrote it, as Outcome[].
  const outcomes = sorted(JSON.parse(readFileSync(outcomesFile, 'utf8')) as Outcome[]);
  const run: Run = { outcomes, instruments: present, recipes: await recipes(), unproven: await unproven() };
  const missing = unexplained(run);
  for (const number of missing) console.error(`${number} has neither a proof nor a reason in an unproven.ts`);
  const skipped = outcomes.filter(({ state }) => state !== 'passed');
  if (skipped.length > 0)
    console.log(`docs/conformance.md stays as it is: ${skipped.length} proofs were skipped`);
  else writeFileSync(join(projectRoot, 'docs/conformance.md'), conformancePage(run));
  return missing.length > 0 ? 1 : 0;
}

/** Tests run in any order; the page has one. */
function sorted(outcomes: readonly Outcome[]): Outcome[] {
  const key = ({ claim, title }: Outcome) => `${claim.of} ${title} ${claim.by.join()}`;
  return outcomes.toSorted((a, b) => compare(key(a), key(b)));
}
