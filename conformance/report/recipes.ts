import { readdirSync } from 'node:fs';
import { loadRooms } from '../../scripts/generate/rooms.js';
import { projectRoot } from '../../scripts/script.js';
import { compare } from '../../src/model/compare.js';
import { grouped } from './grouped.js';

/** A recipe that a construct of ours carries. */
export interface Recipe {
  /** `R015`. */
  readonly number: string;
  readonly constructs: readonly string[];
  /** What the fix is, in the words of the first construct. */
  readonly fix: string;
}

/** Every recipe of the rooms' catalog, by its number. */
export async function recipes(): Promise<Recipe[]> {
  const rooms = await loadRooms(projectRoot);
  const entries = rooms.flatMap(({ system }) =>
    system.constructs.flatMap(({ name, fixes }) =>
      Object.entries(fixes).map(([number, fix]) => ({ number, name, fix })),
    ),
  );
  const byNumber = grouped(entries, ({ number }) => number);
  return [...byNumber]
    .map(([number, of]) => ({ number, constructs: of.map(({ name }) => name), fix: of[0]?.fix ?? '' }))
    .sort((a, b) => compare(a.number, b.number));
}

/** Why one machine cannot show a recipe's fix, by number: what the folders of proofs say in `unproven.ts`. */
export async function unproven(): Promise<Readonly<Record<string, string>>> {
  const folder = new URL('../', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const own = files.filter((file) => /(^|\/)unproven\.ts$/.test(file)).sort();
  const modules = await Promise.all(own.map((file) => import(new URL(file, folder).href)));
  return Object.assign({}, ...modules.map((module: { unproven: Record<string, string> }) => module.unproven));
}
