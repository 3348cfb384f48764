import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What says which dependencies a project has, and what installs exactly those. */
export interface Lockfile {
  /** The folder that it lies in. */
  readonly folder: string;
  readonly text: string;
  readonly command: readonly string[];
}

const installers: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'package-lock.json': () => ['npm', 'ci', '--no-audit', '--no-fund'],
  'npm-shrinkwrap.json': () => ['npm', 'ci', '--no-audit', '--no-fund'],
  'pnpm-lock.yaml': () => ['pnpm', 'install', '--frozen-lockfile'],
  // Since its second version, Yarn has another lockfile and another word for it.
  'yarn.lock': (text) => [
    'yarn',
    'install',
    text.includes('__metadata:') ? '--immutable' : '--frozen-lockfile',
  ],
  'bun.lock': () => ['bun', 'install', '--frozen-lockfile'],
};

/** The lockfile that lies closest above a project, within its repository. */
export function lockfileOf(project: string, root: string): Lockfile | undefined {
  for (const folder of foldersUpTo(project, root)) {
    for (const [name, commandFor] of Object.entries(installers)) {
      const file = join(folder, name);
      if (!existsSync(file)) continue;
      const text = readFileSync(file, 'utf8');
      return { folder, text, command: commandFor(text) };
    }
  }
  return undefined;
}

/** A folder and those above it, up to and with the root. */
export function foldersUpTo(folder: string, root: string): string[] {
  return folder === root || folder === dirname(folder)
    ? [folder]
    : [folder, ...foldersUpTo(dirname(folder), root)];
}
