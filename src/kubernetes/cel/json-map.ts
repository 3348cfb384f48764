import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { equal } from './equal.js';
import { escapeName, unescapeName } from './escape.js';
import { fail } from './failure.js';
import type { Shape } from './shape-of-values.js';
import * as types from './types.js';
import { type CelValue, Foreign, ListValue, MapValue } from './values.js';

/** An object of the manifest, or a map of it; what is in it is read when it is asked for, once. */
export class JsonMap extends MapValue {
  readonly #read = new Map<string, CelValue>();

  constructor(
    readonly raw: JsonObject,
    private readonly shapeAt: (name: string) => Shape | undefined,
    /** An object with fields of its own, and not a map: names are escaped, and null is as good as absent. */
    private readonly isObject: boolean,
  ) {
    super();
  }

  get size(): number {
    return Object.keys(this.raw).length;
  }

  find(key: CelValue): CelValue | undefined {
    if (typeof key !== 'string') return fail('no such overload');
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const name = this.isObject ? unescapeName(key) : key;
    if (name === undefined || !Object.hasOwn(this.raw, name)) return undefined;
    const value = this.raw[name];
    const shape = this.shapeAt(name);
    if (!shape || value === undefined || (this.isObject && value === null)) return undefined;
    const read = shape.read(value);
    this.#read.set(key, read);
    return read;
  }

  keys(): readonly CelValue[] {
    const names = Object.keys(this.raw).filter((name) => this.shapeAt(name));
    return this.isObject ? names.map((name) => escapeName(name) ?? name) : names;
  }

  equals(other: CelValue): boolean {
    if (!(other instanceof MapValue)) return fail('no such overload');
    return this.size === other.size && Object.keys(this.raw).every((name) => this.equalAt(name, other));
  }

  private equalAt(name: string, other: MapValue): boolean {
    if (this.shapeAt(name)) {
      const [mine, theirs] = [this.find(name), other.find(name)];
      return mine === undefined || theirs === undefined ? mine === theirs : equal(mine, theirs);
    }
    if (!(other instanceof JsonMap)) return fail('no such overload');
    return !Object.hasOwn(other.raw, name) || isDeepStrictEqual(this.raw[name], other.raw[name]);
  }
}

/** A value of a field whose unknown fields are kept: it can only be compared. */
export class UnknownValue extends Foreign {
  readonly type = types.dynType;

  constructor(readonly raw: JsonValue) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof UnknownValue ? isDeepStrictEqual(this.raw, other.raw) : this.raw === other;
  }
}

/** What makes an item of a list of the type map the same item: the values of its keys. */
export function keyOf(item: CelValue, keys: readonly string[]): string {
  const values = item instanceof MapValue ? keys.map((key) => item.find(escapeName(key) ?? key) ?? null) : [];
  return values.map((value) => `${typeof value} ${String(value)}`).join('\n');
}

/** What makes an item of a set the same item. */
export function memberOf(item: CelValue): string {
  if (item instanceof ListValue || item instanceof MapValue)
    return fail('listSet operations are only supported on lists of scalar values');
  return item instanceof Uint8Array
    ? `bytes ${Buffer.from(item).toString('hex')}`
    : `${typeof item} ${showScalar(item)}`;
}

function showScalar(item: CelValue): string {
  return typeof item === 'object'
    ? JSON.stringify(item, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    : String(item);
}
