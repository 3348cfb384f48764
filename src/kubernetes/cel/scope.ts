import type { CelType } from './types.js';
import * as types from './types.js';

/** What the names of an expression stand for. */
export interface Variable {
  readonly name: string;
  readonly type: CelType;
  /** Where its value is while the expression runs. */
  readonly slot: number;
}

/** The names that stand for types: `type(x) == int`. */
export const typeNames: ReadonlyMap<string, CelType> = new Map(
  [
    types.boolType,
    types.intType,
    types.uintType,
    types.doubleType,
    types.stringType,
    types.bytesType,
    types.nullType,
    types.timestampType,
    types.durationType,
    types.ipType,
    types.cidrType,
    types.listOf(types.dynType),
    types.mapOf(types.dynType, types.dynType),
    types.optionalOf(types.dynType),
    types.typeOf(types.dynType),
  ].map((type) => [type.name, type]),
);
