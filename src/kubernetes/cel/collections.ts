import { equal } from './equal.js';
import { fail } from './failure.js';
import { type CelValue, ListValue, MapValue, Uint } from './values.js';

/** A list whose items are there: a literal, or what a function made. */
export class PlainList extends ListValue {
  constructor(readonly items: readonly CelValue[]) {
    super();
  }

  get size(): number {
    return this.items.length;
  }

  at(index: number): CelValue {
    return this.items[index] ?? (index in this.items ? null : fail(`index out of bounds: ${index}`));
  }

  override [Symbol.iterator](): Generator<CelValue> {
    return this.items[Symbol.iterator]() as Generator<CelValue>;
  }

  equals(other: CelValue): boolean {
    return other instanceof ListValue && equalItems(this, other);
  }

  plus(other: ListValue): ListValue {
    return new PlainList([...this.items, ...other]);
  }
}

/** Whether two lists have equal items in the same order. */
export function equalItems(a: ListValue, b: ListValue): boolean {
  if (a.size !== b.size) return false;
  for (let i = 0; i < a.size; i++) if (!equal(a.at(i), b.at(i))) return false;
  return true;
}

/** Whether an item of the list is equal. A comparison that fails counts only if no other item is. */
export function contains(list: ListValue, value: CelValue): boolean {
  let failure: unknown;
  for (const item of list) {
    try {
      if (equal(item, value)) return true;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return false;
}

/** A map with keys of any of the types that may be one; numbers that are equal are one key. */
export class PlainMap extends MapValue {
  readonly #entries = new Map<unknown, readonly [CelValue, CelValue]>();

  constructor(entries: Iterable<readonly [CelValue, CelValue]>, ifTwice: 'fail' | 'replace' = 'replace') {
    super();
    for (const [key, value] of entries) {
      if (ifTwice === 'fail' && this.#entries.has(normal(key)))
        fail(`insert failed: key ${showKey(key)} already exists`);
      this.#entries.set(normal(key), [key, value]);
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  find(key: CelValue): CelValue | undefined {
    return this.#entries.get(normal(key))?.[1];
  }

  keys(): readonly CelValue[] {
    return [...this.#entries.values()].map(([key]) => key);
  }

  equals(other: CelValue): boolean {
    if (!(other instanceof MapValue) || other.size !== this.size) return false;
    for (const [key, value] of this.#entries.values()) {
      const theirs = other.find(key);
      if (theirs === undefined || !equal(value, theirs)) return false;
    }
    return true;
  }
}

function normal(key: CelValue): unknown {
  if (key instanceof Uint) return key.value;
  return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : key;
}

/** A key as a message quotes it. */
export function showKey(key: CelValue): string {
  return key instanceof Uint ? String(key.value) : String(key);
}
