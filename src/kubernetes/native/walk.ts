import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';
import { isOfObjects } from './blocks/looks.js';
import type { Look, LookTable, Report, Surroundings } from './native-rules.js';

/** A table ready to be run over a value. */
export type Walk = Look;

/** A place of the table: what looks there, and the places below it. */
interface Place {
  readonly looks: Look[];
  readonly keys: Look[];
  readonly fields: Map<string, Place>;
  each?: Place;
}

/** Makes one walk of a table: every value is visited once, however many paths lead through it. */
export function compileTable(table: LookTable): Walk {
  const root = newPlace();
  for (const [path, looks] of Object.entries(table)) place(root, path, [looks].flat());
  return compilePlace(root);
}

function newPlace(): Place {
  return { looks: [], keys: [], fields: new Map() };
}

function place(root: Place, path: string, looks: readonly Look[]): void {
  let at = root;
  for (const step of path.split('/').slice(1)) {
    if (step === '~key') {
      at.keys.push(...looks);
      return;
    }
    at = step === '*' ? eachOf(at) : fieldOf(at, step);
  }
  at.looks.push(...looks);
}

function eachOf(at: Place): Place {
  at.each ??= newPlace();
  return at.each;
}

function fieldOf(at: Place, name: string): Place {
  const known = at.fields.get(name) ?? newPlace();
  at.fields.set(name, known);
  return known;
}

function compilePlace({ looks, keys, fields, each }: Place): Walk {
  const steps = [...fields].map(([name, below]) => step(name, below));
  const eachWalk = each && compilePlace(each);
  // What Go makes of a null in a list: an empty text, or an object without fields.
  const nothing = each && (each.fields.size > 0 || each.looks.some(isOfObjects)) ? {} : '';
  const isLeaf = steps.length === 0 && !eachWalk && keys.length === 0;
  return (value, at, report, surroundings) => {
    for (const look of looks) look(value, at, report, surroundings);
    if (isLeaf || typeof value !== 'object' || value === null) return;
    if (isList(value)) {
      if (eachWalk) walkItems(eachWalk, value, nothing, at, report, surroundings);
      return;
    }
    for (const into of steps) into(value, at, report, surroundings);
    if (eachWalk || keys.length > 0) walkMap(eachWalk, keys, value, at, report, surroundings);
  };
}

/** A missing field is looked at too, but nothing below it. */
function step(name: string, below: Place) {
  const walk = compilePlace(below);
  const suffix = child('', name);
  const looksAtMissing = below.looks.length > 0;
  return (parent: JsonObject, at: Pointer, report: Report, surroundings: Surroundings): void => {
    const value = Object.hasOwn(parent, name) ? (parent[name] ?? undefined) : undefined;
    if (value !== undefined || looksAtMissing) walk(value, at + suffix, report, surroundings);
  };
}

function walkItems(
  walk: Walk,
  list: readonly JsonValue[],
  nothing: JsonValue,
  at: Pointer,
  report: Report,
  surroundings: Surroundings,
): void {
  for (let i = 0; i < list.length; i++) walk(list[i] ?? nothing, `${at}/${i}`, report, surroundings);
}

function walkMap(
  walk: Walk | undefined,
  keys: readonly Look[],
  map: JsonObject,
  at: Pointer,
  report: Report,
  surroundings: Surroundings,
): void {
  for (const key of Object.keys(map)) {
    const pointer = child(at, key);
    for (const look of keys) look(key, pointer, report, surroundings);
    walk?.(map[key] ?? undefined, pointer, report, surroundings);
  }
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
