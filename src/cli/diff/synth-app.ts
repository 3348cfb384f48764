import { isAbsolute, join, relative } from 'node:path';
import { problem, throwAll, UserError } from '../../model/errors.js';
import type { Source } from '../../resources/kustomize.js';
import type { Assembly } from '../../synth/assemble/assemble.js';
import { byFolder } from '../../synth/destination.js';
import { layOut, METADATA_FILE } from '../../synth/files/layout.js';
import { type Config, readConfig } from '../config.js';
import type { Io } from '../io.js';
import { type AppRun, runApp } from '../run-app.js';

/**
 * The files that the app of a project would write, named as from the project's folder. Nothing is written.
 *
 * @throws UserError as `runbook synth` does, each problem beginning with the name of the side
 */
export async function synthApp(project: string, side: string, io: Io): Promise<Source[]> {
  try {
    const config = readConfig(project);
    const options = { command: commandOf(config), flags: {}, config: config.runbook };
    const run = await runApp({ ...options, quietOut: true, progress: true }, { ...io, cwd: project });
    throwAll(run.assembled.flatMap(({ problems }) => problems));
    return filesOf(run, project, config.output ?? 'dist');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problems.map((found) => ({ ...found, what: `${side}: ${found.what}` })));
  }
}

function commandOf({ app }: Config): string {
  if (app) return app;
  const fix = 'Write the command that runs it, such as "app: npx tsx main.ts".';
  throw new UserError(problem('CONFIG_INVALID', ['cdk8s.yaml', 'it names no app.', fix]));
}

function filesOf({ assembled, outdir }: AppRun, project: string, output: string): Source[] {
  const assemblies = assembled.map(({ assembly }) => assembly);
  const folderOf = (assembly: Assembly) => {
    const below = relative(outdir, assembly.outdir);
    const isOwn = below.startsWith('..') || isAbsolute(below);
    return isOwn ? relative(project, assembly.outdir) : join(output, below);
  };
  return byFolder(assemblies, folderOf).flatMap(({ folder, assemblies: apps }) =>
    layOut(apps, folder)
      .filter(({ path }) => path !== METADATA_FILE)
      .map(({ path, text }) => ({ file: join(folder, path), text })),
  );
}
