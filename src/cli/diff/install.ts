import { spawn } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { Io } from '../io.js';
import { progressOf } from '../progress.js';
import { endings } from './interruption.js';
import { foldersUpTo, lockfileOf } from './lockfile.js';
import { hasModulesOf } from './same-modules.js';

/** A project within a checkout. */
export interface Checkout {
  /** As a person names it: `main`. */
  readonly name: string;
  readonly root: string;
  /** The folder of `cdk8s.yaml`. */
  readonly project: string;
}

/**
 * Gives a checkout the dependencies that its own lockfile asks for: by a link to another checkout's, where those are the
 * same, else by the package manager of the lockfile.
 *
 * @param others checkouts that have theirs
 * @throws UserError `INSTALL_FAILED`, or `ARGUMENT_INVALID` where no lockfile says what to install
 */
export async function install(checkout: Checkout, others: readonly Checkout[], io: Io): Promise<void> {
  const { root, project, name } = checkout;
  const lockfile = lockfileOf(project, root);
  if (!lockfile) return refuseUnlocked(checkout);
  for (const other of others) {
    const theirs = lockfileOf(other.project, other.root);
    if (!theirs || relative(other.root, theirs.folder) !== relative(root, lockfile.folder)) continue;
    if (hasModulesOf(theirs, lockfile)) return link(theirs.folder, lockfile.folder);
  }
  await run(lockfile.command, name, { ...io, cwd: lockfile.folder });
}

/** Uses what is installed in the working tree, whatever the lockfiles say. */
export function borrowModules({ root, project }: Checkout, from: Checkout): void {
  for (const folder of foldersUpTo(project, root)) link(join(from.root, relative(root, folder)), folder);
}

function link(from: string, to: string): void {
  const modules = join(from, 'node_modules');
  if (existsSync(modules) && existsSync(to) && !existsSync(join(to, 'node_modules')))
    symlinkSync(modules, join(to, 'node_modules'), 'dir');
}

/** A project without a package.json has nothing to install: its app is not written for Node. */
function refuseUnlocked({ name, project, root }: Checkout): void {
  const files = foldersUpTo(project, root).map((folder) => join(folder, 'package.json'));
  const file = files.find((path) => existsSync(path));
  if (!file || !/"(dev|peer|optional)?dependencies"/i.test(readFileSync(file, 'utf8'))) return;
  const what = `${name} has a package.json but no lockfile, which would say what to install.`;
  const fix = 'Commit the lockfile, or use what is installed in the working tree: --no-install.';
  throw new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}

/** Standard output is for our result. */
async function run([command = '', ...args]: readonly string[], name: string, io: Io): Promise<void> {
  const stop = progressOf(io, `installing the dependencies of ${name}`);
  const child = spawn(command, args, { cwd: io.cwd, env: io.env, stdio: ['ignore', 2, 2] });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of endings) process.on(signal, forward);
  const how = await new Promise<string | undefined>((settle) => {
    child.once('error', (error) => settle(`could not be started: ${error.message}`));
    child.once('close', (code, signal) =>
      settle(code === 0 ? undefined : signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
  for (const signal of endings) process.off(signal, forward);
  stop();
  if (how) throw new UserError(problem('INSTALL_FAILED', [name, [command, ...args].join(' '), how]));
}
