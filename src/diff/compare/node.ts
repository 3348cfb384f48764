import { nameOfField, nameOfItem } from '../../model/looks-secret.js';
import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';
import { isAllocated, isAllocatedItem } from './allocated-facts.js';
import type { Around, Fill, Within } from './default.js';
import { isNothingWhenEmpty, isPointer, isZero } from './empty-facts.js';
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
  /** A cluster has given it: where the other side writes the same, it is the same. */
  readonly given?: true;
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
export interface Place {
  readonly at: Pointer;
  readonly name: string;
  readonly implied: boolean;
  /** The object comes from a cluster: what that has given it counts as written by nobody. */
  readonly isLive?: boolean | undefined;
  readonly within?: Within | undefined;
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

/** The node with fields that nobody has written, where it has none of their names; one of these alone if there is none. */
export function filledNode(
  node: Node | undefined,
  more: JsonObject,
  shape: Shape,
  place: Place,
): Node | undefined {
  const missing = Object.entries(more).filter(([key]) => !node?.fields?.has(key));
  if (missing.length === 0 || (node && !node.fields)) return node;
  const given = missing.flatMap(([key, value]): [string, Node][] => {
    const made = value === undefined ? undefined : defaultNode(value, shape, key, place);
    return made ? [[key, made]] : [];
  });
  const fields = new Map([...(node?.fields ?? []), ...given]);
  return nodeOfFields(node?.raw ?? more, fields, { ...place, implied: node?.implied ?? true });
}

function mapNode(map: JsonObject, shape: Shape, place: Place, exceptions?: Exceptions): Node {
  const fields = new Map<string, Node>();
  const { isLive, exact, name: own } = place;
  const within = { map, within: place.within };
  for (const [field, value] of Object.entries(map)) {
    const made = exceptions?.instead?.get(field);
    if (made) fields.set(field, made);
    if (value === undefined || exceptions?.without.has(field) || isSkipped(shape, field, map)) continue;
    const inner = shape.field(field);
    const name = nameOfField(map, field, own);
    const given = isLive === true && isAllocated(shape.type, own, field);
    // Spreading would cost more than all the rest.
    const below = {
      at: child(place.at, field),
      name,
      implied: place.implied || given,
      isLive,
      within,
      exact,
    };
    const node = isUnset(value, inner, shape, field) ? undefined : nodeOf(value, inner, below);
    if (node && !isNothing(node, inner, shape, field)) fields.set(field, given ? { ...node, given } : node);
  }
  for (const [field, node] of exceptions?.instead ?? []) fields.set(field, node);
  addDefaults(fields, map, shape, { ...place, within }, exceptions);
  for (const fill of shape.fills) addFill(fields, fill, map, shape, { ...place, within });
  return nodeOfFields(map, fields, isGiven(place, fields) ? { ...place, implied: true } : place);
}

/**
 * What the server doesn't take: the status of a claim in a list of templates (each object's own was left out by its name),
 * and a field that has another name now and is written under both.
 */
function isSkipped({ type }: Shape, field: string, { serviceAccountName: name }: JsonObject): boolean {
  if (field === 'status') return type === 'PersistentVolumeClaim';
  return (
    field === 'serviceAccount' && type === 'PodSpec' && name !== undefined && name !== null && name !== ''
  );
}

/** Whether a cluster has given all that is there. */
function isGiven({ isLive }: Place, fields: ReadonlyMap<string, Node>): boolean {
  return isLive === true && fields.size > 0 && [...fields.values()].every(({ implied }) => implied);
}

/** After the defaults, from which it may follow. */
function addFill(
  fields: Map<string, Node>,
  [field, fill]: readonly [string, Fill],
  map: JsonObject,
  shape: Shape,
  place: Place,
): void {
  const more = fill(withoutNulls(map), aroundOf(shape, place));
  if (!more) return;
  const inner = shape.field(field);
  const node = filledNode(fields.get(field), more, inner, {
    ...place,
    at: child(place.at, field),
    name: field,
  });
  if (node && !isNothing(node, inner, shape, field)) fields.set(field, node);
}

function addDefaults(
  fields: Map<string, Node>,
  map: JsonObject,
  shape: Shape,
  place: Place,
  exceptions: Exceptions | undefined,
): void {
  if (shape.defaults.length === 0) return;
  const [owner, around] = [withoutNulls(map), aroundOf(shape, place)];
  for (const [field, given] of shape.defaults) {
    const written = fields.get(field);
    if (exceptions?.without.has(field) || (written && typeof given !== 'function')) continue;
    const value = typeof given === 'function' ? given(owner, around) : given;
    const node = defaultNode(value, shape, field, place);
    if (!written && node) fields.set(field, node);
    else if (written && written.key !== node?.key) fields.set(field, { ...written, apart: true });
  }
}

function aroundOf({ minor, inTemplate }: Shape, { within }: Place): Around {
  return { minor, inTemplate, within: within?.within };
}

function withoutNulls(map: JsonObject): JsonObject {
  const values = Object.values(map);
  if (!values.includes(null)) return map;
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}

function defaultNode(
  value: JsonValue | undefined,
  owner: Shape,
  field: string,
  { at, within }: Place,
): Node | undefined {
  if (value === undefined || value === null) return undefined;
  const inner = owner.field(field);
  const node = nodeOf(value, inner, { at: child(at, field), name: field, implied: true, within });
  return isUnset(value, inner, owner, field) || isNothing(node, inner, owner, field) ? undefined : node;
}

/** Whether the server has it as absent: null, and what Go leaves out. */
function isUnset(value: JsonValue, shape: Shape, owner: Shape, field: string): boolean {
  if (value === null) return shape.isBuiltIn || !shape.nullable;
  if (!owner.isBuiltIn) return false;
  if (isList(value)) return value.length === 0 && shape.isBuiltIn;
  if (value === '' && owner.defaults.some(([name]) => name === field)) return true;
  return typeof value !== 'object' && isZero(owner.type, field, value);
}

/** Whether nothing is left of an object that means nothing when it is empty. */
function isNothing({ fields }: Node, shape: Shape, owner: Shape, field: string): boolean {
  if (fields?.size !== 0 || !shape.isBuiltIn) return false;
  return shape.isFreeMap || isNothingWhenEmpty(shape.type, shape.inTemplate && isPointer(owner.type, field));
}

function listNode(values: readonly JsonValue[], shape: Shape, place: Place): Node {
  const inner = shape.items();
  const { name, isLive, within, exact } = place;
  const items = values.map((item, index) => {
    const implied = place.implied || (isLive === true && isAllocatedItem(name, item));
    const own = nameOfItem(values, index, name);
    return nodeOf(item, inner, { at: child(place.at, index), name: own, implied, isLive, within, exact });
  });
  const list = listOf(items, shape.list);
  const isGiven = isLive === true && items.length > 0 && items.every((item) => item.implied);
  return { raw: values, at: place.at, implied: place.implied || isGiven, name, list, key: keyOf(list) };
}

function keyOf({ fact, items }: List): string {
  const keys = items.map(({ key }) => key);
  if (fact.type === 'list' || fact.ordered) return `[${keys.join()}]`;
  return `[${(fact.type === 'set' ? [...new Set(keys)] : keys).sort().join()}]`;
}

function listOf(items: readonly Node[], fact: ListFact): List {
  if (fact.type === 'map') return labelled(items, fact, fact.keys);
  // Where the order of a set counts, so does what is in it twice.
  if (fact.type === 'set' && fact.ordered) {
    const labels = uniqueLabels(items.map(({ key }) => key));
    return { fact, items, labels, keys: items.map(() => ({})) };
  }
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
  const keys = items.map((item) => keysOf(item, names));
  const labels = items.map((item, index) => (item.fields ? JSON.stringify(keys[index]) : item.key));
  return { fact, items, labels: uniqueLabels(labels), keys };
}

function uniqueLabels(texts: readonly string[]): string[] {
  const times = new Map<string, number>();
  return texts.map((text) => {
    const count = (times.get(text) ?? 0) + 1;
    times.set(text, count);
    return count === 1 ? text : `${text} ${count}`;
  });
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
