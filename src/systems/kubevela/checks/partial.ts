import type { TSchema } from '@sinclair/typebox';

const known = new WeakMap<TSchema, TSchema>();

/** The schema of what is merged into a value of this schema: nothing is required, except in lists, which are replaced. */
export function partialOf(schema: TSchema): TSchema {
  const made = known.get(schema) ?? makePartial(schema);
  known.set(schema, made);
  return made;
}

function makePartial(schema: TSchema): TSchema {
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map(partialOf) };
  if (!schema.properties) return schema;
  const { required: _, minProperties: __, ...rest } = schema;
  // What is left of a TypeBox schema after two of its keywords are gone is still one.
  return { ...rest, properties: mapValues(schema.properties, partialOf) } as TSchema;
}

function mapValues(record: Readonly<Record<string, TSchema>>, change: (value: TSchema) => TSchema) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
