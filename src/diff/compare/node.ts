import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';
import { countsWhenEmpty, isNothingWhenEmpty, isZero } from './empty-facts.js';
import type { ListFact } from './list-facts.js';
import { scalarKey } from './scalar-key.js';
import type { Shape } from './shape.js';

/** A value as it is compared: without what means nothing, and with what the server would write. */
export interface Node {
  /** As it is written; a default as the server would write it. */
  readonly raw: JsonValue;
  readonly at: Pointer;
  /** Nobody has written it. */
  readonly implied: boolean;
  /** Written, and other than what the server would write here in its stead: another object may imply the same value. */
  readonly apart?: true;
  /** The same for what means the same. */
  readonly key: string;
  /** The field that it is the value of; of an item, that of its list; of a variable's value, the variable. */
  readonly name: string;
  /** Of an object, in the order of its text; what is implied comes last. */
  readonly fields?: ReadonlyMap<string, Node>;
  readonly list?: List;
}

/** The items of a list, and how they belong together. */
export interface List {
  readonly fact: ListFact;
  readonly items: readonly Node[];
  /** What each item is known by, where that is something else than its whole; no two are the same. */
  readonly labels: readonly string[] | undefined;
  /** The keys that the labels are made of: `name` of `metadata.name`. */
  readonly keys: readonly Readonly<Record<string, JsonValue>>[];
}

/** Where a value is, and under which name. */
interface Place {
  readonly at: Pointer;
  readonly name: string;
  readonly implied: boolean;
  /** How a number is written that JavaScript doesn't hold to the last digit. */
  readonly exact?: Exact | undefined;
}

/** How the number at a place is written, where that is known. */
export type Exact = (at: Pointer) => string | undefined;

/** Fields that are left out, and fields that are made by hand, of one object. */
export interface Exceptions {
  readonly without: ReadonlySet<string>;
  readonly instead?: ReadonlyMap<string, Node>;
}

/** Makes nodes of values. */
export function nodeOf(value: JsonValue, shape: Shape, place: Place, exceptions?: Exceptions): Node {
  if (typeof value !== 'object' || value === null) return scalarNode(value, shape, place);
  return isList(value) ? listNode(value, shape, place) : mapNode(value, shape, place, exceptions);
}

function scalarNode(value: JsonValue, { scalar }: Shape, place: Place): Node {
  const isInexact = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  const digits = isInexact ? place.exact?.(place.at) : undefined;
  return digits === undefined ? leaf(value, scalarKey(scalar, value), place) : leaf(digits, digits, place);
}

/** A node without parts. */
export function leaf(raw: JsonValue, key: string, { at, name, implied }: Place): Node {
  return { raw, at, implied, key, name };
}

/** A node of fields that are nodes already. */
export function nodeOfFields(
  raw: JsonValue,
  fields: ReadonlyMap<string, Node>,
  { at, name, implied }: Place,
): Node {
  const parts = [...fields].map(([field, node]) => `${JSON.stringify(field)}:${node.key}`);
  return { raw, at, implied, name, fields, key: `{${parts.sort().join()}}` };
}

function mapNode(map: JsonObject, shape: Shape, place: Place, exceptions?: Exceptions): Node {
  const fields = new Map<string, Node>();
  for (const [field, value] of Object.entries(map)) {
    const made = exceptions?.instead?.get(field);
    if (made) fields.set(field, made);
    if (value === undefined || exceptions?.without.has(field)) continue;
    const inner = shape.field(field);
    const name = field === 'value' && typeof map.name === 'string' ? map.name : field;
    const below = { ...place, at: child(place.at, field), name };
    const node = isUnset(value, inner, shape, field) ? undefined : nodeOf(value, inner, below);
    if (node && !isNothing(node, inner)) fields.set(field, node);
  }
  for (const [field, node] of exceptions?.instead ?? []) fields.set(field, node);
  addDefaults(fields, map, shape, place, exceptions);
  return nodeOfFields(map, fields, place);
}

function addDefaults(
  fields: Map<string, Node>,
  map: JsonObject,
  shape: Shape,
  place: Place,
  exceptions: Exceptions | undefined,
): void {
  for (const [field, given] of shape.defaults) {
    const written = fields.get(field);
    if (exceptions?.without.has(field) || (written && typeof given !== 'function')) continue;
    const node = defaultNode(typeof given === 'function' ? given(map) : given, shape, field, place.at);
    if (!written && node) fields.set(field, node);
    else if (written && written.key !== node?.key) fields.set(field, { ...written, apart: true });
  }
}

function defaultNode(
  value: JsonValue | undefined,
  owner: Shape,
  field: string,
  at: Pointer,
): Node | undefined {
  if (value === undefined || value === null) return undefined;
  const inner = owner.field(field);
  const node = nodeOf(value, inner, { at: child(at, field), name: field, implied: true });
  return isUnset(value, inner, owner, field) || isNothing(node, inner) ? undefined : node;
}

/** Whether the server has it as absent: null, and what Go leaves out. */
function isUnset(value: JsonValue, shape: Shape, owner: Shape, field: string): boolean {
  if (value === null) return shape.isBuiltIn || !shape.nullable;
  if (!owner.isBuiltIn) return false;
  if (isList(value)) return value.length === 0 && shape.isBuiltIn && !countsWhenEmpty(owner.type, field);
  return typeof value !== 'object' && isZero(owner.type, field, value);
}

/** Whether nothing is left of an object that means nothing when it is empty. */
function isNothing({ fields }: Node, shape: Shape): boolean {
  return fields?.size === 0 && shape.isBuiltIn && (shape.isFreeMap || isNothingWhenEmpty(shape.type));
}

function listNode(values: readonly JsonValue[], shape: Shape, place: Place): Node {
  const inner = shape.items();
  const { name, implied, exact } = place;
  const items = values.map((item, index) =>
    nodeOf(item, inner, { at: child(place.at, index), name, implied, exact }),
  );
  const list = listOf(items, shape.list);
  return { raw: values, at: place.at, implied, name, list, key: keyOf(list) };
}

function keyOf({ fact, items }: List): string {
  const keys = items.map(({ key }) => key);
  if (fact.type === 'set') return `[${[...new Set(keys)].sort().join()}]`;
  const isFree = fact.type === 'bag' || (fact.type === 'map' && !fact.ordered);
  return `[${(isFree ? keys.sort() : keys).join()}]`;
}

function listOf(items: readonly Node[], fact: ListFact): List {
  if (fact.type === 'map') return labelled(items, fact, fact.keys);
  return { fact, items, labels: undefined, keys: [] };
}

/**
 * The list with labels of the names that all of its items have, if no two have the same: lists of things that are called
 * something are seldom about places. Their order counts all the same.
 */
export function named(list: List): List | undefined {
  if (list.labels || list.fact.type !== 'list' || list.items.length === 0) return undefined;
  const names = list.items.map(({ fields }) => fields?.get('name')?.raw);
  if (!names.every((name) => typeof name === 'string') || new Set(names).size < names.length)
    return undefined;
  return labelled(list.items, { type: 'map', keys: ['name'], ordered: true }, ['name']);
}

function labelled(items: readonly Node[], fact: ListFact, names: readonly string[]): List {
  const times = new Map<string, number>();
  const keys = items.map((item) => keysOf(item, names));
  const labels = items.map((item, index) => {
    const text = item.fields ? JSON.stringify(keys[index]) : item.key;
    const count = (times.get(text) ?? 0) + 1;
    times.set(text, count);
    return count === 1 ? text : `${text} ${count}`;
  });
  return { fact, items, labels, keys };
}

function keysOf(item: Node, names: readonly string[]): Record<string, JsonValue> {
  const found = names.flatMap((path): [string, JsonValue][] => {
    const steps = path.split('.');
    const node = steps.reduce<Node | undefined>((here, step) => here?.fields?.get(step), item);
    // Of `metadata.name`, a person wants to read the name.
    return node && typeof node.raw !== 'object' ? [[steps.at(-1) ?? path, node.raw]] : [];
  });
  return Object.fromEntries(found);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
