import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compare } from '../../src/model/compare.js';
import type { System } from '../../src/model/system.js';
import { Mistake } from '../script.js';
import { type PublicName, publicNames } from './public-names.js';

/** A folder of `src/systems`: its entry in the catalog, and what else it exports. */
export interface Room {
  readonly id: string;
  readonly system: System;
  readonly names: readonly PublicName[];
}

/** The rooms, sorted by their ids. */
export async function loadRooms(root: string): Promise<Room[]> {
  const folder = join(root, 'src/systems');
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ids = folders.map(({ name }) => name).sort(compare);
  return Promise.all(ids.map((id) => loadRoom(folder, id)));
}

async function loadRoom(folder: string, id: string): Promise<Room> {
  const path = `src/systems/${id}/index.ts`;
  const file = join(folder, id, 'index.ts');
  if (!existsSync(file)) throw new Mistake(`${path} is missing: it has the public names of the room.`);
  // What the module really exports is looked at below.
  const { system } = (await import(pathToFileURL(file).href)) as { system?: System };
  if (system?.id !== id) throw new Mistake(`${path} must export const system, with the id '${id}'.`);
  const names = publicNames(path, readFileSync(file, 'utf8')).filter(({ name }) => name !== 'system');
  return { id, system, names };
}
