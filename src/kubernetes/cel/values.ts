import type { CelType } from './types.js';

/**
 * A value while an expression runs. A `bigint` is an int, a `number` a double; strings are counted in code points
 * although they are kept as JavaScript keeps them.
 */
export type CelValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Uint
  | Timestamp
  | Duration
  | TypeValue
  | Optional
  | ListValue
  | MapValue
  | Foreign;

export class Uint {
  constructor(readonly value: bigint) {}
}

/** Nanoseconds since 1970, within years 1 to 9999. */
export class Timestamp {
  constructor(
    readonly nanos: bigint,
    /** By how many minutes the clock was ahead of UTC that it was written by; only for writing it again. */
    readonly offset = 0,
  ) {}
}

/** Nanoseconds. */
export class Duration {
  constructor(readonly nanos: bigint) {}
}

export class TypeValue {
  constructor(readonly type: CelType) {}
}

export class Optional {
  static readonly none = new Optional(undefined);
  constructor(readonly value: CelValue | undefined) {}
}

/** A list, whose items may be made only when they are asked for. */
export abstract class ListValue {
  abstract readonly size: number;
  /** Throws for an index outside of the list. */
  abstract at(index: number): CelValue;
  abstract equals(other: CelValue): boolean;
  abstract plus(other: ListValue): ListValue;

  *[Symbol.iterator](): Generator<CelValue> {
    for (let i = 0; i < this.size; i++) yield this.at(i);
  }
}

/** A map or an object. */
export abstract class MapValue {
  abstract readonly size: number;
  abstract find(key: CelValue): CelValue | undefined;
  abstract keys(): readonly CelValue[];
  abstract equals(other: CelValue): boolean;
}

/** A value of one of the API server's own types: an IP, a quantity. */
export abstract class Foreign {
  abstract readonly type: CelType;
  /** May throw where the server has no answer for values of other types. */
  abstract equals(other: CelValue): boolean;
}
