import type { ListTree, Tree } from './tree.js';
import { Written } from './value.js';

/** What lists of maps name their items by, the first that fits wins. A rule of Prometheus has one of two. */
const KEYS: readonly (readonly string[])[] = [
  ['name'],
  ['job_name'],
  ['alert', 'record'],
  ['uid'],
  ['id'],
  ['refId'],
  ['title'],
  ['key'],
];

/** The items of a list by their names, such as `job_name=node`. */
export type Named = ReadonlyMap<string, Tree>;

/** Both lists by the names of their items, if each item has one and no two have the same. */
export function namedItems(base: ListTree, head: ListTree): readonly [Named, Named] | undefined {
  for (const keys of KEYS) {
    const [inBase, inHead] = [byName(base, keys), byName(head, keys)];
    if (inBase && inHead) return [inBase, inHead];
  }
  return undefined;
}

function byName({ items }: ListTree, keys: readonly string[]): Named | undefined {
  const named = new Map<string, Tree>();
  for (const item of items) {
    const name = nameOf(item, keys);
    if (name === undefined || named.has(name)) return undefined;
    named.set(name, item);
  }
  return named;
}

function nameOf(item: Tree, keys: readonly string[]): string | undefined {
  if (item.kind !== 'map') return undefined;
  for (const key of keys) {
    const value = item.fields.get(key)?.value;
    if (typeof value === 'string' || typeof value === 'number') return `${key}=${plain(value)}`;
    if (value instanceof Written) return `${key}=${value.text}`;
  }
  return undefined;
}

/** As it is, where a bracket ends it without doubt. A number and its text are two names. */
function plain(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return /^[\w.:/*@+-]+$/.test(value) && Number.isNaN(Number(value)) ? value : JSON.stringify(value);
}
