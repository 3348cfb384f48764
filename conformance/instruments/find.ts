import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { GoModule, Installed, Instrument } from './instrument.js';

/** Where built programs are kept between runs; git ignores it. */
export const cache = new URL('../../.conformance/', import.meta.url).pathname;

/** The folder of a Go module of ours. */
export function folderOf(from: GoModule): string {
  return new URL(`./${from.module}/`, import.meta.url).pathname;
}

/** The program of an instrument: the user's own, the system's, or one built before. */
export function find(instrument: Instrument): Installed {
  const { from } = instrument;
  if ('path' in from) return from;
  if ('debian' in from)
    return onPath(from.command) ?? { missing: `the Debian package ${from.debian} has it` };
  const path = builtPath(instrument, from);
  return existsSync(path) ? { path } : { missing: 'it has not been built' };
}

/** Named by everything that the program is made from, so that a change builds it anew. */
export function builtPath({ name, version }: Instrument, from: GoModule): string {
  const hash = createHash('sha256').update(JSON.stringify(from));
  for (const file of sourcesOf(folderOf(from))) hash.update(readFileSync(file));
  return join(cache, 'bin', `${name}-${version}-${hash.digest('hex').slice(0, 12)}`);
}

function sourcesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

function onPath(command: string): Installed | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const path = folders.map((folder) => join(folder, command)).find(existsSync);
  return path === undefined ? undefined : { path };
}
