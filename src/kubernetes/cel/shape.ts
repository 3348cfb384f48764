import type { JsonObject, JsonValue } from '../../model/manifest.js';
import type { Schema } from '../schema/schema.js';
import { escapeName, unescapeName } from './escape.js';
import { fail } from './failure.js';
import { ItemsList } from './json-list.js';
import { JsonMap, UnknownValue } from './json-map.js';
import { scalarReader } from './scalars.js';
import type { Shape } from './shape-of-values.js';
import * as types from './types.js';
import type { CelValue } from './values.js';

/** A schema nested deeper is not looked into: a CRD of that depth can't be created. */
const deepest = 200;
const text: Schema = { type: 'string' };

const known = new WeakMap<Schema, Shape>();

/** `root`: the schema is of a whole resource, which has a kind and a name whether or not it says so. */
export function shapeOf(schema: Schema, root = false, depth = 0): Shape {
  if (root) return madeShape(withMetadata(schema), depth);
  const shape = known.get(schema) ?? madeShape(schema.embedded ? withMetadata(schema) : schema, depth);
  known.set(schema, shape);
  return shape;
}

function madeShape(schema: Schema, depth: number): Shape {
  if (depth > deepest) return { type: undefined, read: (value) => new UnknownValue(value) };
  const { type, read } = plainShape(schema, depth);
  return { type, read: (value) => (value === null ? readNull(schema) : read(value)) };
}

function readNull({ nullable }: Schema): null {
  return nullable ? null : fail('invalid data, got null for schema with nullable=false');
}

function plainShape(schema: Schema, depth: number): Shape {
  if (schema.intOrString) return { type: types.dynType, read: readIntOrString };
  if (schema.type === 'object') return objectShape(schema, depth);
  if (schema.type === 'array') return listShape(schema, depth);
  if (schema.type) return scalarReader(schema);
  return { type: undefined, read: (value) => new UnknownValue(value) };
}

function readIntOrString(value: JsonValue): CelValue {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  return typeof value === 'string'
    ? value
    : fail('invalid data, expected XIntOrString value to be either a string or integer');
}

function objectShape(schema: Schema, depth: number): Shape {
  if (schema.properties) return fieldsShape(schema.properties, depth);
  const values = schema.values && shapeOf(schema.values, false, depth + 1);
  const type = values
    ? values.type && types.mapOf(types.stringType, values.type)
    : types.objectOf(() => undefined);
  return { type, read: (value) => new JsonMap(objectIn(value), () => values, false) };
}

/** A large CRD has thousands of fields, and its rules ask for a few: each is looked at when it is asked for. */
function fieldsShape(properties: Readonly<Record<string, Schema>>, depth: number): Shape {
  const find = (name: string) => {
    const of = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return of && shapeOf(of, false, depth + 1);
  };
  const fieldType = (escaped: string) => {
    const name = unescapeName(escaped);
    const own = name === undefined ? undefined : escapeName(name);
    // A word of the language may be written as it is behind a dot.
    return own === escaped || own === `__${escaped}__` ? find(name ?? '')?.type : undefined;
  };
  return { type: types.objectOf(fieldType), read: (value) => new JsonMap(objectIn(value), find, true) };
}

function objectIn(value: JsonValue): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  return fail('invalid data, expected a map for the provided schema with type=object');
}

function listShape(schema: Schema, depth: number): Shape {
  if (!schema.items)
    return {
      type: undefined,
      read: () => fail('invalid array type, expected Items with a non-empty Schema'),
    };
  const items = shapeOf(schema.items, false, depth + 1);
  const keys = schema.listType === 'map' ? (schema.listMapKeys ?? []) : [];
  const kind = schema.listType ?? 'atomic';
  const read = (value: JsonValue) =>
    Array.isArray(value)
      ? new ItemsList(value, items, kind, keys)
      : fail('invalid data, expected an array for the provided schema with type=array');
  return { type: items.type && types.listOf(items.type), read };
}

/** The fields that every resource has for its rules; of `metadata` nothing but the names can be seen. */
function withMetadata(schema: Schema): Schema {
  if (schema.type !== 'object') return schema;
  const { kind, apiVersion, metadata, ...others } = schema.properties ?? {};
  const own = metadata?.properties;
  const complete = [kind, apiVersion, own?.name, own?.generateName].every((one) => one?.type === 'string');
  if (complete && metadata?.type === 'object') return schema;
  const names: Schema = { type: 'object', properties: { name: text, generateName: text } };
  return { ...schema, properties: { ...others, kind: text, apiVersion: text, metadata: names } };
}
