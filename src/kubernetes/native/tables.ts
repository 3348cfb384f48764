import type { Look, LookTable } from './native-rules.js';

/** The same looks, below a path: `under('/spec/template', podTemplate)`. */
export function under(path: string, table: LookTable): LookTable {
  return Object.fromEntries(Object.entries(table).map(([at, looks]) => [path + at, looks]));
}

/** One table of several; where two look at the same value, both do, in this order. */
export function merged(...tables: readonly LookTable[]): LookTable {
  const all: Record<string, readonly Look[]> = {};
  for (const table of tables) {
    for (const [at, looks] of Object.entries(table)) all[at] = [...(all[at] ?? []), ...[looks].flat()];
  }
  return all;
}
