import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lockfile } from './lockfile.js';

/**
 * Whether what is installed beside one lockfile is what another one asks for: npm's lockfiles alone say enough to know. With
 * workspaces, `node_modules` leads back to the sources beside it, which are those of another commit.
 */
export function hasModulesOf(installed: Lockfile, wanted: Lockfile): boolean {
  if (wanted.command[0] !== 'npm' || installed.text !== wanted.text) return false;
  const hidden = join(installed.folder, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const locked = packagesIn(wanted.text);
  const present = packagesIn(readFileSync(hidden, 'utf8'));
  if (!locked || !present) return false;
  const paths = Object.keys(locked).filter((path) => path !== '');
  return paths.every((path) => isSame(locked[path], present[path]));
}

/** What npm says of a package, as far as it is looked at. */
interface Package {
  readonly version?: unknown;
  readonly integrity?: unknown;
  readonly link?: unknown;
  readonly optional?: unknown;
}

/** An optional package may have been left out, for another platform. */
function isSame(locked: Package | undefined, present: Package | undefined): boolean {
  if (!locked || locked.link) return false;
  if (!present) return Boolean(locked.optional);
  return locked.version === present.version && locked.integrity === present.integrity;
}

function packagesIn(text: string): Readonly<Record<string, Package>> | undefined {
  try {
    // A lockfile of npm, or something that has no packages.
    return (JSON.parse(text) as { packages?: Record<string, Package> } | null)?.packages;
  } catch {
    return undefined;
  }
}
