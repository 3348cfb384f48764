import { resolve } from 'node:path';
import type { Assembly } from './assemble/assemble.js';

/** What goes into one folder. */
export interface Destination {
  readonly folder: string;
  readonly assemblies: readonly Assembly[];
}

/** Apps by the folder that they go to; two names of one folder are one. */
export function byFolder(
  assemblies: readonly Assembly[],
  folderOf: (assembly: Assembly) => string,
): Destination[] {
  const destinations = new Map<string, { folder: string; assemblies: Assembly[] }>();
  for (const assembly of assemblies) {
    const folder = folderOf(assembly);
    const known = destinations.get(resolve(folder));
    if (known) known.assemblies.push(assembly);
    else destinations.set(resolve(folder), { folder, assemblies: [assembly] });
  }
  return [...destinations.values()];
}
