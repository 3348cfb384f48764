import type { JsonValue } from '../../model/manifest.js';
import type { Kind } from '../kind.js';
import { metadataFields } from '../schema/object-meta.js';
import type { Schema } from '../schema/schema.js';

/** JSON Schema as TypeBox writes it, as far as kinds use it. */
interface JsonSchema extends Omit<Schema, 'items' | 'properties' | 'allOf' | 'anyOf' | 'oneOf' | 'not'> {
  readonly const?: JsonValue;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
}

/**
 * The schema of a whole object of a kind of ours: what its CRD would say. Formats are left out, which are narrower than
 * the CRD's and known to no API server; the status takes anything.
 */
export function schemaOfKind(kind: Kind): Schema {
  // TypeBox types a schema for the compiler; as data it is JSON Schema.
  const body = converted(kind.body as unknown as JsonSchema);
  const status: Schema = { type: 'object', open: true };
  return { ...body, properties: { ...metadataFields, status, ...body.properties } };
}

function converted(schema: JsonSchema): Schema {
  if (isIntOrString(schema)) return { intOrString: true };
  const values = schema.const === undefined ? schema.enum : [schema.const];
  return present({
    ...limitsOf(schema),
    ...alternativesOf(schema),
    ...mapOf(schema),
    type: schema.type,
    enum: values ?? literalsOf(schema),
    required: schema.required && [...schema.required],
    properties: schema.properties && mapped(schema.properties),
    items: schema.items && converted(schema.items),
  });
}

function mapOf({ patternProperties, additionalProperties, type }: JsonSchema): Schema {
  const [inner] = Object.values(patternProperties ?? {});
  const values = inner ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  if (values) return { values: converted(values) };
  return type === 'object' && additionalProperties !== false ? { open: true } : {};
}

function limitsOf(schema: JsonSchema): Schema {
  const { pattern, minimum, maximum, multipleOf, minLength, maxLength } = schema;
  const { minItems, maxItems, minProperties, maxProperties } = schema;
  const sizes = { minLength, maxLength, minItems, maxItems, minProperties, maxProperties };
  return present({ pattern, minimum, maximum, multipleOf, ...sizes });
}

function alternativesOf(schema: JsonSchema): Schema {
  if (literalsOf(schema)) return {};
  const { allOf, anyOf, oneOf, not } = schema;
  const all = (schemas: readonly JsonSchema[] | undefined) => schemas?.map(converted);
  return { allOf: all(allOf), anyOf: all(anyOf), oneOf: all(oneOf), not: not && converted(not) };
}

/** A union of literals is an enum. */
function literalsOf({ anyOf }: JsonSchema): JsonValue[] | undefined {
  const values = anyOf?.map((branch) => branch.const);
  return values?.every((value) => value !== undefined) ? values : undefined;
}

function isIntOrString({ anyOf }: JsonSchema): boolean {
  const types = anyOf?.map(({ type }) => type);
  return types?.length === 2 && types.includes('integer') && types.includes('string');
}

function mapped(schemas: Readonly<Record<string, JsonSchema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, converted(schema)]));
}

function present(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
