import { type Problem, problem } from '../model/errors.js';
import { child, type Pointer } from '../model/pointer.js';
import { show } from '../model/show.js';

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
  /** The way from the root to the value at hand. */
  readonly key: string[];
  /** How many values in a row were replaced by others. */
  replaced: number;
}

/** Ends a pass over a value that never ends. */
class TooDeep extends Error {}

/**
 * A value as plain JSON, the way cdk8s renders it: lazy values and tokens are resolved, keys sorted, `null` and
 * `undefined` in a map mean that it is not set. Unlike there, nothing else is dropped: an invalid number, a `null` in a
 * list, a class instance, a function or a circle is a problem with its place; a `Date` is its ISO 8601 text in UTC.
 */
export function toPlain(value: unknown, options: PlainOptions): { value: unknown; problems: Problem[] } {
  const pass: Pass = { ...options, problems: [], key: [], replaced: 0 };
  try {
    return { value: plain(pass, value), problems: pass.problems };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    pass.key.length = 0;
    refuse(
      pass,
      'The object',
      `refers to itself, or nests deeper than ${DEEPEST} levels.`,
      'Break the circle.',
    );
    return { value: undefined, problems: pass.problems };
  }
}

function plain(pass: Pass, value: unknown): unknown {
  if (pass.resolveAll && value !== null && value !== undefined) {
    const resolved = pass.resolve(pass.key, value);
    if (resolved !== value) return deeper(pass, resolved);
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      // Minus zero is zero.
      return Number.isFinite(value) ? value + 0 : refuseValue(pass, value, 'Use a finite number, or text.');
    case 'object':
      return value === null ? undefined : plainObject(pass, value);
    default:
      return refuseValue(pass, value, 'Use text, a number, a boolean, a list or a map.');
  }
}

function plainObject(pass: Pass, value: object): unknown {
  if (pass.key.length > DEEPEST) throw new TooDeep();
  if (Array.isArray(value)) return plainList(pass, value);
  return isMap(value) && typeof value.resolve !== 'function'
    ? plainMap(pass, value)
    : plainInstance(pass, value);
}

function plainInstance(pass: Pass, value: object): unknown {
  const resolved = pass.resolve(pass.key, value);
  if (!pass.forGenerated && isUnion(value, resolved)) return value.value;
  if (resolved !== value) return deeper(pass, resolved);
  if (isMap(value)) return plainMap(pass, value);
  return value instanceof Date ? plainDate(pass, value) : refuseValue(pass, value, fixForInstance(value));
}

/** A lazy value may give another one, and that one the first. */
function deeper(pass: Pass, value: unknown): unknown {
  if (++pass.replaced > DEEPEST) throw new TooDeep();
  const result = plain(pass, value);
  pass.replaced--;
  return result;
}

function plainList(pass: Pass, list: readonly unknown[]): unknown {
  const result: unknown[] = [];
  for (const [index, item] of list.entries()) {
    pass.key.push(String(index));
    if (item === null || item === undefined) refuseValue(pass, item, 'Leave the item out of the list.');
    result.push(plain(pass, item));
    pass.key.pop();
  }
  return result;
}

function plainMap(pass: Pass, map: Record<string, unknown>): unknown {
  const result: Record<string, unknown> = {};
  const names = Object.keys(map);
  // Without a comparison of our own the engine sorts by code units.
  for (const name of pass.sortKeys ? names.sort() : names) {
    pass.key.push(name);
    const value = plain(pass, map[name]);
    pass.key.pop();
    if (value !== undefined) setOwn(result, name, value);
  }
  return result;
}

/** A plain assignment of `__proto__` would set the prototype instead, and lose the value. */
function setOwn(map: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') map[name] = value;
  else Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}

function plainDate(pass: Pass, date: Date): unknown {
  if (Number.isNaN(date.valueOf())) return refuseValue(pass, date, 'Use a valid date.');
  return pass.forGenerated ? date : date.toISOString();
}

function fixForInstance(value: object): string {
  if (value instanceof Map) return 'Use Object.fromEntries(map).';
  if (value instanceof Set) return 'Use [...set].';
  return 'Use plain text, numbers, booleans, lists and maps.';
}

function refuseValue(pass: Pass, value: unknown, fix: string): undefined {
  refuse(pass, show(value), 'has no form in YAML.', fix);
  return undefined;
}

function refuse({ problems, key }: Pass, value: string, why: string, fix: string): void {
  problems.push(problem('VALUE_UNPRINTABLE', [value, why, fix], { at: pointerOf(key) }));
}

function pointerOf(key: readonly string[]): Pointer {
  return key.reduce((pointer, token) => child(pointer, token), '');
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
