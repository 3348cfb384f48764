import type { JsonValue } from '../../model/manifest.js';
import { equalItems, PlainList } from './collections.js';
import { equal } from './equal.js';
import { fail } from './failure.js';
import { keyOf, memberOf } from './json-map.js';
import type { Shape } from './shape-of-values.js';
import { type CelValue, ListValue } from './values.js';

export type ListKind = 'atomic' | 'set' | 'map';

/** A list of the manifest. Those of the types set and map are compared and added to by what their items are. */
export class ItemsList extends ListValue {
  readonly #read: CelValue[] = [];

  constructor(
    private readonly raw: readonly JsonValue[],
    private readonly shape: Shape,
    private readonly kind: ListKind,
    private readonly keys: readonly string[],
  ) {
    super();
  }

  get size(): number {
    return this.raw.length;
  }

  at(index: number): CelValue {
    const known = this.#read[index];
    if (known !== undefined) return known;
    const value = this.raw[index];
    if (value === undefined) return fail(`index out of bounds: ${index}`);
    const read = this.shape.read(value);
    this.#read[index] = read;
    return read;
  }

  equals(other: CelValue): boolean {
    if (!(other instanceof ListValue)) return fail('no such overload');
    return new TypedList([...this], this.kind, this.keys).equals(other);
  }

  plus(other: ListValue): ListValue {
    return new TypedList([...this], this.kind, this.keys).plus(other);
  }
}

/** Items that are there, in a list of a type. */
class TypedList extends PlainList {
  constructor(
    items: readonly CelValue[],
    private readonly kind: ListKind,
    private readonly keys: readonly string[],
  ) {
    super(items);
  }

  override equals(other: CelValue): boolean {
    if (!(other instanceof ListValue)) return fail('no such overload');
    if (this.kind === 'atomic') return equalItems(this, other);
    if (this.size !== other.size) return false;
    const mine = new Map(this.items.map((item) => [this.id(item), item]));
    const seen = new Set<string>();
    for (const item of other) {
      const id = this.id(item);
      const same = mine.get(id);
      if (same === undefined || (this.kind === 'map' && !equal(same, item))) return false;
      seen.add(id);
    }
    return seen.size === mine.size;
  }

  /** Of a set, what is there already is left out; of a map, it is replaced. */
  override plus(other: ListValue): ListValue {
    if (this.kind === 'atomic') return new PlainList([...this.items, ...other]);
    const items = [...this.items];
    const places = new Map(items.map((item, i) => [this.id(item), i]));
    for (const item of other) {
      const place = places.get(this.id(item));
      if (place === undefined) places.set(this.id(item), items.push(item) - 1);
      else if (this.kind === 'map') items[place] = item;
    }
    return new TypedList(items, this.kind, this.keys);
  }

  private id(item: CelValue): string {
    return this.kind === 'map' ? keyOf(item, this.keys) : memberOf(item);
  }
}
