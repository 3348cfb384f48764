import { type Problem, problem } from '../../model/errors.js';
import { child } from '../../model/pointer.js';
import { show } from '../../model/show.js';

/** Deeper than any manifest; a value that reaches it refers to itself. */
const DEEPEST = 1_000;

/** Replaces a value that isn't plain: lazy values, tokens, unions; gives back the value itself where it does not. */
export type Resolve = (key: readonly string[], value: unknown) => unknown;

/** How to turn a value into plain JSON. */
export interface PlainOptions {
  readonly resolve: Resolve;
  /** Whether plain values go through `resolve` too, not only class instances and tokens. */
  readonly resolveAll: boolean;
  readonly sortKeys: boolean;
  /**
   * For a class that `cdk8s import` generated: it takes a union (`IntOrString`, `Quantity`) out of `{ value }` and
   * turns a `Date` into text itself.
   */
  readonly forGenerated: boolean;
}

interface Pass extends PlainOptions {
  readonly problems: Problem[];
  /** The way from the root to the value at hand; what lies beyond the depth of that value is stale. */
  readonly way: (string | number)[];
  /** How many values in a row were replaced by others. */
  replaced: number;
}

/** Ends a pass over a value that never ends. */
class TooDeep extends Error {}

/**
 * An object as plain JSON, the way cdk8s renders it: lazy values and tokens are resolved, keys sorted but for the
 * head, `null` and `undefined` in a map mean that it is not set. Unlike there, nothing else is dropped: an invalid number, an `undefined`
 * in a list, a class instance, a function or a circle is a problem with its place; a `Date` is its ISO 8601 text in UTC.
 *
 * What is plain and sorted already is not copied: the result may share parts with the value, and must not be changed.
 */
export function toPlain(value: unknown, options: PlainOptions): { value: unknown; problems: Problem[] } {
  const pass: Pass = { ...options, problems: [], way: [], replaced: 0 };
  try {
    return { value: plain(pass, value, 0), problems: pass.problems };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    const why = `refers to itself, or nests deeper than ${DEEPEST} levels.`;
    refuse(pass, 0, 'The object', why, 'Break the circle.');
    return { value: undefined, problems: pass.problems };
  }
}

function plain(pass: Pass, value: unknown, depth: number): unknown {
  if (pass.resolveAll && value !== null && value !== undefined) {
    const resolved = pass.resolve(keyAt(pass, depth), value);
    if (resolved !== value) return replacement(pass, resolved, depth);
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      // Minus zero is zero.
      return Number.isFinite(value)
        ? value + 0
        : refuseValue(pass, depth, value, 'Use a finite number, or text.');
    case 'object':
      return value === null ? undefined : plainObject(pass, value, depth);
    default:
      return refuseValue(pass, depth, value, 'Use text, a number, a boolean, a list or a map.');
  }
}

function plainObject(pass: Pass, value: object, depth: number): unknown {
  if (depth > DEEPEST) throw new TooDeep();
  if (Array.isArray(value)) return plainList(pass, value, depth);
  if (isMap(value) && typeof value.resolve !== 'function') return plainMap(pass, value, depth);
  return plainInstance(pass, value, depth);
}

function plainInstance(pass: Pass, value: object, depth: number): unknown {
  const resolved = pass.resolve(keyAt(pass, depth), value);
  if (!pass.forGenerated && isUnion(value, resolved)) return value.value;
  if (resolved !== value) return replacement(pass, resolved, depth);
  if (isMap(value)) return plainMap(pass, value, depth);
  if (value instanceof Date) return plainDate(pass, value, depth);
  return refuseValue(pass, depth, value, fixForInstance(value));
}

/** A lazy value may give another one, and that one the first. */
function replacement(pass: Pass, value: unknown, depth: number): unknown {
  if (++pass.replaced > DEEPEST) throw new TooDeep();
  const result = plain(pass, value, depth);
  pass.replaced--;
  return result;
}

function plainList(pass: Pass, list: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined;
  // The hottest loops of a synthesis: an iterator, or a path built for every value, costs as much as the rest.
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    pass.way[depth] = index;
    if (item === undefined) refuseValue(pass, depth + 1, item, 'Leave the item out of the list.');
    // In a list `null` is a value: the enum of a nullable field in a CRD has one.
    const result = item === null ? null : plain(pass, item, depth + 1);
    if (result !== item) copy ??= list.slice(0, index);
    copy?.push(result);
  }
  return copy ?? list;
}

function plainMap(pass: Pass, map: Record<string, unknown>, depth: number): unknown {
  const names = Object.keys(map);
  const moved = pass.sortKeys && sort(names);
  if (depth === 0) headFirst(names);
  let copy = moved || depth === 0 ? {} : undefined;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    pass.way[depth] = name;
    const value = map[name];
    const result = plain(pass, value, depth + 1);
    if (copy === undefined && (result !== value || result === undefined))
      copy = pick(map, names.slice(0, index));
    if (copy !== undefined && result !== undefined) setOwn(copy, name, result);
  }
  return copy ?? map;
}

/** An object's head leads, as everybody writes it. */
function headFirst(names: string[]): void {
  for (const name of ['metadata', 'kind', 'apiVersion']) {
    const index = names.indexOf(name);
    if (index > 0) names.unshift(...names.splice(index, 1));
  }
}

/** Sorts by code units, as the engine does without a comparison of ours; false if nothing had to move. */
function sort(names: string[]): boolean {
  for (let index = 1; index < names.length; index++) {
    if ((names[index - 1] as string) > (names[index] as string)) {
      names.sort();
      return true;
    }
  }
  return false;
}

function pick(map: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of names) setOwn(result, name, map[name]);
  return result;
}

function keyAt({ way }: Pass, depth: number): string[] {
  return way.slice(0, depth).map(String);
}

/** A plain assignment of `__proto__` would set the prototype instead, and lose the value. */
function setOwn(map: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') map[name] = value;
  else Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}

function plainDate(pass: Pass, date: Date, depth: number): unknown {
  if (Number.isNaN(date.valueOf())) return refuseValue(pass, depth, date, 'Use a valid date.');
  return pass.forGenerated ? date : date.toISOString();
}

function fixForInstance(value: object): string {
  if (value instanceof Map) return 'Use Object.fromEntries(map).';
  if (value instanceof Set) return 'Use [...set].';
  return 'Use plain text, numbers, booleans, lists and maps.';
}

function refuseValue(pass: Pass, depth: number, value: unknown, fix: string): undefined {
  refuse(pass, depth, show(value), 'has no form in YAML.', fix);
  return undefined;
}

function refuse(pass: Pass, depth: number, value: string, why: string, fix: string): void {
  const at = keyAt(pass, depth).reduce((pointer, token) => child(pointer, token), '');
  pass.problems.push(problem('VALUE_UNPRINTABLE', [value, why, fix], { at }));
}

/** cdk8s resolves an instance of a union class to `{ value }`. */
function isUnion(value: object, resolved: unknown): value is { value: string | number } {
  const inner = 'value' in value ? value.value : undefined;
  return !isMap(value) && (typeof inner === 'string' || typeof inner === 'number') && resolved !== value;
}

function isMap(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value);
  // An object of another realm (vm, jest) has an Object of its own.
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
