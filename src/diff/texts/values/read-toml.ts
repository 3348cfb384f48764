import { NotUnderstood, TomlScanner } from './toml-scanner.js';
import { readKey, readValue } from './toml-value.js';
import type { Value } from './value.js';

/** A table while it is read. */
type Table = Map<string, Value | Table | Table[]>;

/** TOML without its rarer forms; undefined for a text that has them, or that TOML refuses. */
export function readToml(text: string): Value[] | undefined {
  if (text.includes('\0')) return undefined;
  try {
    return [tableValue(readTables(new TomlScanner(text.replace(/^\ufeff/, ''))))];
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

function readTables(scanner: TomlScanner): Table {
  const root: Table = new Map();
  const seen = new Set<string>();
  let table = root;
  for (scanner.skipNothing(); !scanner.isAtEnd; scanner.skipNothing()) {
    const brackets = scanner.take(/\[\[?/y);
    if (brackets === undefined) readEntry(scanner, table);
    else table = openTable(readHeader(scanner, brackets), brackets, root, seen);
    scanner.endLine();
  }
  return root;
}

function readHeader(scanner: TomlScanner, brackets: string): string[] {
  scanner.skipBlanks();
  const path = readKey(scanner);
  scanner.need(brackets === '[' ? /[ \t]*\]/y : /[ \t]*\]\]/y);
  return path;
}

function openTable(path: readonly string[], brackets: string, root: Table, seen: Set<string>): Table {
  const parent = descend(root, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (brackets === '[[') return addItem(parent, name);
  const table = descend(parent, [name]);
  // A table has one header; those in an item of a list are told by the item.
  const id = JSON.stringify([path, listLengths(root, path)]);
  if (seen.has(id)) throw new NotUnderstood();
  seen.add(id);
  return table;
}

function addItem(parent: Table, name: string): Table {
  const items = parent.get(name);
  const item: Table = new Map();
  if (items === undefined) parent.set(name, [item]);
  else if (isTables(items)) items.push(item);
  else throw new NotUnderstood();
  return item;
}

function readEntry(scanner: TomlScanner, table: Table): void {
  const path = readKey(scanner);
  scanner.need(/[ \t]*=[ \t]*/y);
  const parent = descend(table, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (parent.has(key)) throw new NotUnderstood();
  parent.set(key, readValue(scanner));
}

/** The table at the path, which is made where there is none; of a list, in its last item. */
function descend(from: Table, path: readonly string[]): Table {
  let table = from;
  for (const name of path) {
    const next = table.get(name) ?? new Map();
    if (!table.has(name)) table.set(name, next);
    const inner = isTables(next) ? next.at(-1) : next;
    if (!(inner instanceof Map)) throw new NotUnderstood();
    table = inner;
  }
  return table;
}

function listLengths(root: Table, path: readonly string[]): number[] {
  const lengths: number[] = [];
  let table: Table | undefined = root;
  for (const name of path) {
    const next: Value | Table | Table[] | undefined = table?.get(name);
    const tables: readonly Table[] = isTables(next) ? next : [];
    lengths.push(tables.length);
    table = next instanceof Map ? next : tables.at(-1);
  }
  return lengths;
}

/** Whether it is a list of tables that have headers, which a value is not. */
function isTables(value: Value | Table | Table[] | undefined): value is Table[] {
  return Array.isArray(value) && value[0] instanceof Map;
}

function tableValue(table: Table): Value {
  return Object.fromEntries(
    [...table].map(([key, of]): [string, Value] => [
      key,
      of instanceof Map ? tableValue(of) : isTables(of) ? of.map(tableValue) : of,
    ]),
  );
}
