import { isList, isMap, type Value, type ValueMap, Written } from './value.js';

/** A value with a number that all values of the same meaning share. */
export type Tree = Scalar | MapTree | ListTree;

export interface Scalar {
  readonly kind: 'scalar';
  readonly id: number;
  readonly value: Value;
}

export interface MapTree {
  readonly kind: 'map';
  readonly id: number;
  readonly value: ValueMap;
  readonly fields: ReadonlyMap<string, Tree>;
}

export interface ListTree {
  readonly kind: 'list';
  readonly id: number;
  readonly value: readonly Value[];
  readonly items: readonly Tree[];
}

/**
 * What a string means beyond its characters, in a form of its own for each meaning: `promql …`, `seconds 60`. Undefined
 * where it is just a string.
 */
export type Meaning = (text: string, key: string, within: ValueMap) => string | undefined;

/** Makes trees that can be compared with one another: those of one `Trees` only. */
export class Trees {
  readonly #ids = new Map<string, number>();
  /** What aliases share is made once, so that a bomb costs nothing. */
  readonly #made = new Map<object, Tree>();
  readonly #meaning: Meaning;

  /** `meaning` defaults to: strings are strings. */
  constructor(meaning: Meaning = () => undefined) {
    this.#meaning = meaning;
  }

  of(value: Value): Tree {
    if (!isList(value) && !isMap(value)) return this.#scalar(value, signOf(value));
    const known = this.#made.get(value);
    const made = known ?? (isList(value) ? this.#list(value) : this.#map(value));
    this.#made.set(value, made);
    return made;
  }

  #scalar(value: Value, sign: string): Scalar {
    return { kind: 'scalar', id: this.#id(sign), value };
  }

  #list(value: readonly Value[]): ListTree {
    const items = value.map((item) => this.of(item));
    return { kind: 'list', id: this.#id(`[${items.map(({ id }) => id).join()}`), value, items };
  }

  #map(value: ValueMap): MapTree {
    const entries = Object.entries(value).map(([key, of]) => [key, this.#field(key, of, value)] as const);
    const signs = entries.map(([key, { id }]) => `${JSON.stringify(key)}${id}`).sort();
    return { kind: 'map', id: this.#id(`{${signs.join()}`), value, fields: new Map(entries) };
  }

  #field(key: string, value: Value, within: ValueMap): Tree {
    const meaning = typeof value === 'string' ? this.#meaning(value, key, within) : undefined;
    return meaning === undefined ? this.of(value) : this.#scalar(value, `=${meaning}`);
  }

  #id(sign: string): number {
    const known = this.#ids.get(sign);
    if (known !== undefined) return known;
    this.#ids.set(sign, this.#ids.size);
    return this.#ids.size - 1;
  }
}

function signOf(value: Value): string {
  if (typeof value === 'string') return `"${value}`;
  return value instanceof Written ? `w${value.text}` : String(value);
}
