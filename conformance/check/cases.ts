import { createHash } from 'node:crypto';
import type { Schema } from '../../src/kubernetes/schema/schema.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../../src/model/manifest.js';
import { child, type Pointer, tokens } from '../../src/model/pointer.js';
import { additions, below, schemaOf } from './additions.js';
import { bases } from './bases.js';
import { type Change, changesOf, isList } from './changes.js';

/** An object that was fine before one of its values changed. */
export interface Case {
  readonly object: KubernetesObject;
  /** Where it was changed. */
  readonly at: Pointer;
  /** What became of the value: `removed`, `too long`. */
  readonly change: string;
}

/** What says where an object goes: with another one it would be sent elsewhere, or be no object at all. */
const head = new Set(['', '/apiVersion', '/kind', '/metadata', '/metadata/namespace']);

/**
 * So many of all cases, the same for the same seed: first one of each change at each place of each kind, however many
 * objects have that place.
 */
export function cases(count: number, seed: number): readonly Case[] {
  const seen = new Set<string>();
  const ordered = bases()
    .flatMap(casesOf)
    .map((it, index) => ({ it, order: createHash('md5').update(`${seed} ${index}`).digest('hex') }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  const isNew = ({ object, at, change }: Case) => {
    const key = `${object.apiVersion} ${object.kind} ${placeOf(at)} ${change}`;
    return !seen.has(key) && seen.add(key);
  };
  return ordered
    .map(({ it }) => it)
    .filter(isNew)
    .slice(0, count);
}

/** The place in objects of its kind: the same for every item of a list. */
export function placeOf(at: Pointer): string {
  return `/${tokens(at)
    .map((token) => (/^\d+$/.test(token) ? '*' : token))
    .join('/')}`;
}

function casesOf(object: KubernetesObject): Case[] {
  const found: Case[] = [];
  walk(object, '', schemaOf(object.apiVersion, object.kind), (value, at, schema) => {
    const changes = head.has(at) ? [] : changesOf(value);
    // Only what is no part of the head was changed.
    for (const [change, to] of [...changes, ...more(value, at, schema)])
      found.push({ at, change, object: changed(object, tokens(at), to) as KubernetesObject });
  });
  return found;
}

function more(value: JsonValue, at: Pointer, schema: Schema | undefined): readonly Change[] {
  if (typeof value !== 'object' || value === null || isList(value)) return [];
  const isWhole = at === '' || at === '/metadata';
  const unknown: readonly Change[] = isWhole ? [['an unknown key', { ...value, nonsense: 'x' }]] : [];
  return [...unknown, ...additions(value, schema).filter(([name]) => !/^(status|namespace) /.test(name))];
}

type Visit = (value: JsonValue, at: Pointer, schema: Schema | undefined) => void;

function walk(value: JsonValue, at: Pointer, schema: Schema | undefined, visit: Visit): void {
  visit(value, at, schema);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    walk(inner ?? null, child(at, key), below(schema, key), visit);
}

/** A copy with another value there, or without it. */
function changed(value: JsonValue, [key, ...rest]: readonly string[], to: JsonValue | undefined): JsonValue {
  if (key === undefined) return to ?? null;
  const copy: JsonObject | readonly JsonValue[] = isList(value) ? value : fields(value);
  const isLast = rest.length === 0;
  const entries = Object.entries(copy).flatMap(([name, inner]): [string, JsonValue][] => {
    if (name !== key) return [[name, inner ?? null]];
    return isLast && to === undefined ? [] : [[name, changed(inner ?? null, rest, to)]];
  });
  return isList(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function fields(value: JsonValue): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}
