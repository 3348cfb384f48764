import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../instruments/find.js';
import type { Installed } from '../instruments/instrument.js';

/** An instrument of this run. */
export interface Present {
  readonly name: string;
  readonly version: string;
  readonly installed: Installed;
}

/** Where the runner leaves for the tests what there is; runs beside one another need a file each. */
export const installationFile = process.env.CONFORMANCE_INSTALLATION ?? join(cache, 'installation.json');

let read: readonly Present[] | undefined;

/** Every instrument of this run with its program, or the reason why it is missing. */
export function installation(): readonly Present[] {
  // The runner wrote it, as Present[].
  read ??= JSON.parse(readFileSync(installationFile, 'utf8')) as Present[];
  return read;
}

export function instrument(name: string): Present {
  const found = installation().find((present) => present.name === name);
  return found ?? { name, version: '', installed: { missing: 'it was left out of this run' } };
}

/** The program's path; a proof that lists the instrument runs only where there is one. */
export function program(name: string): string {
  const { installed } = instrument(name);
  if ('missing' in installed) throw new Error(`${name}: ${installed.missing}`);
  return installed.path;
}

/** The API servers of this run, newest first. */
export function apiServers(): readonly Present[] {
  const servers = installation().filter(({ name }) => name.startsWith('kube-apiserver-'));
  return servers.toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}
