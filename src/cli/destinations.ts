import { isAbsolute, relative, resolve } from 'node:path';
import { problem, UserError } from '../model/errors.js';
import type { Assembly } from '../synth/assemble/assemble.js';
import { byFolder, type Destination } from '../synth/destination.js';
import type { AppRun } from './run-app.js';

/**
 * Where each app's files go: an app that names its own `outdir` goes there, as with stock cdk8s; the others go where
 * `--output`, `cdk8s.yaml` or nobody says. `--output` moves a single app wherever it wants to go.
 *
 * @param output of the command line
 * @param configured of `cdk8s.yaml`
 * @throws UserError `ARGUMENT_INVALID` where `--output` would put several folders into one
 */
export function destinationsOf(
  { assembled, outdir }: AppRun,
  output: string | undefined,
  configured: string | undefined,
  cwd: string,
): Destination[] {
  const assemblies = assembled.map(({ assembly }) => assembly);
  const folder = resolve(cwd, output ?? configured ?? 'dist');
  // An app may put its own folders into the one that it was told.
  const folderOf = (assembly: Assembly) => {
    const below = relative(outdir, assembly.outdir);
    return below.startsWith('..') || isAbsolute(below) ? assembly.outdir : resolve(folder, below);
  };
  const destinations = byFolder(assemblies, (assembly) => shorter(folderOf(assembly), cwd));
  if (output === undefined) return destinations;
  if (destinations.length === 1) return [{ folder: shorter(folder, cwd), assemblies }];
  const folders = destinations.map((destination) => destination.folder).join(', ');
  const what = `--output names one folder, but the apps write to several: ${folders}.`;
  throw new UserError(problem('ARGUMENT_INVALID', [what, 'Leave --output out, or the outdir in the apps.']));
}

/** Relative to the working directory for what lies below it: that is shorter to read. */
function shorter(folder: string, cwd: string): string {
  const path = relative(cwd, folder);
  return path.startsWith('..') || path === '' ? folder : path;
}
