import * as types from './types.js';
import {
  type CelValue,
  Duration,
  Foreign,
  ListValue,
  MapValue,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
} from './values.js';

const anyList = types.listOf(types.dynType);
const anyMap = types.mapOf(types.dynType, types.dynType);
const anyOptional = types.optionalOf(types.dynType);
const anyType = types.typeOf(types.dynType);

/** The type of a value as it is known when it is there: a list is a list, whatever is in it. */
export function runtimeType(value: CelValue): types.CelType {
  switch (typeof value) {
    case 'string':
      return types.stringType;
    case 'bigint':
      return types.intType;
    case 'boolean':
      return types.boolType;
    case 'number':
      return types.doubleType;
    default:
      return value === null ? types.nullType : typeOfObject(value);
  }
}

function typeOfObject(value: Exclude<CelValue, null | string | bigint | boolean | number>): types.CelType {
  if (value instanceof ListValue) return anyList;
  if (value instanceof MapValue) return anyMap;
  if (value instanceof Foreign) return value.type;
  if (value instanceof Uint) return types.uintType;
  if (value instanceof Timestamp) return types.timestampType;
  if (value instanceof Duration) return types.durationType;
  if (value instanceof Optional) return anyOptional;
  return value instanceof TypeValue ? anyType : types.bytesType;
}

/** Whether a value can be given to a parameter of this type, as far as that is known without looking inside. */
export function fits(value: CelValue, type: types.CelType): boolean {
  if (type.kind === 'dyn' || type.kind === 'param') return true;
  const { kind, name } = runtimeType(value);
  return kind === type.kind && (kind !== 'opaque' || name === type.name);
}
