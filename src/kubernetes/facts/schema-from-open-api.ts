import type { JsonValue } from '../../model/manifest.js';
import type { Schema } from '../schema/schema.js';
import type { OpenApiSchema } from './open-api.js';

const prefix = '#/components/schemas/';

/** The name of the definition that a schema refers to. */
export function refOf({ $ref }: OpenApiSchema): string | undefined {
  return $ref?.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;
}

/** Types of Go that read their JSON themselves, so that OpenAPI cannot tell what they take. */
const ownReaders: Readonly<Record<string, Schema>> = {
  'api.resource.Quantity': { format: 'quantity' },
  'util.intstr.IntOrString': { intOrString: true },
  'meta.v1.FieldsV1': { type: 'object', open: true },
  'meta.v1.Patch': { type: 'object', open: true },
  'runtime.RawExtension': { type: 'object', open: true },
};

/** A definition of this name without its prose. */
export function schemaFromOpenApi(name: string, schema: OpenApiSchema): Schema {
  const own = Object.keys(ownReaders).find((suffix) => name.endsWith(`.${suffix}`));
  return (own && ownReaders[own]) || withoutProse(schema);
}

function withoutProse(schema: OpenApiSchema): Schema {
  const [only, ...others] = schema.allOf ?? [];
  const ref = refOf(schema) ?? (only && others.length === 0 ? refOf(only) : undefined);
  if (ref !== undefined) return present({ ref, default: meantDefault(schema.default) });
  return present({ ...shapeOf(schema), ...listOf(schema), ...validationsOf(schema) });
}

function shapeOf(schema: OpenApiSchema): Schema {
  const { type, properties, additionalProperties, items } = schema;
  return {
    type: schema['x-kubernetes-int-or-string'] ? undefined : type,
    intOrString: yes(schema['x-kubernetes-int-or-string']),
    properties: properties && mapped(properties, withoutProse),
    values: typeof additionalProperties === 'object' ? withoutProse(additionalProperties) : undefined,
    open: yes(schema['x-kubernetes-preserve-unknown-fields'] || additionalProperties === true),
    embedded: yes(schema['x-kubernetes-embedded-resource']),
    items: items && withoutProse(items),
    nullable: yes(schema.nullable),
    default: meantDefault(schema.default),
  };
}

function listOf(schema: OpenApiSchema): Schema {
  return {
    listType: schema['x-kubernetes-list-type'],
    listMapKeys: schema['x-kubernetes-list-map-keys'],
    mapType: schema['x-kubernetes-map-type'],
    rules: schema['x-kubernetes-validations'],
  };
}

const copied = [
  ...['required', 'enum', 'format', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties'],
  'maxProperties',
] as const;

function validationsOf(schema: OpenApiSchema): Schema {
  const { allOf, anyOf, oneOf, not } = schema;
  const own = Object.fromEntries(copied.map((key) => [key, schema[key as keyof OpenApiSchema]]));
  const all = (schemas: readonly OpenApiSchema[] | undefined) => schemas?.map(withoutProse);
  return { ...own, allOf: all(allOf), anyOf: all(anyOf), oneOf: all(oneOf), not: not && withoutProse(not) };
}

/** Go's zero values are in the documents as if they were defaults; no server fills them in. */
function meantDefault(value: JsonValue | undefined): JsonValue | undefined {
  const isZero = value === '' || value === 0 || value === false || JSON.stringify(value) === '{}';
  return isZero ? undefined : value;
}

function yes(value: boolean | undefined): true | undefined {
  return value === true ? true : undefined;
}

function present(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

function mapped<T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
