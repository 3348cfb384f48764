import fc from 'fast-check';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';
import type { JsonValue } from '../../../src/model/manifest.js';

const names = fc.constantFrom('a', 'b', 'name', '__proto__', 'constructor', 'toString');

/** A schema and a value that it takes. */
export interface Fitting {
  readonly schema: Schema;
  readonly value: JsonValue;
}

const scalars: fc.Arbitrary<Fitting>[] = [
  fc.string({ maxLength: 5 }).map((value) => ({ schema: { type: 'string', maxLength: 5 }, value })),
  fc.constantFrom('x', 'y').map((value) => ({ schema: { type: 'string', enum: ['x', 'y'] }, value })),
  fc
    .integer({ min: 0, max: 9 })
    .map((value) => ({ schema: { type: 'integer', minimum: 0, maximum: 9 }, value })),
  fc.boolean().map((value) => ({ schema: { type: 'boolean' }, value })),
  fc.constantFrom(1, '1').map((value) => ({ schema: { intOrString: true }, value })),
];

/** Objects are closed, and all of their fields are required. */
export const fitting: fc.Arbitrary<Fitting> = fc.letrec<{ any: Fitting }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ...scalars,
    fc.dictionary(names, tie('any'), { maxKeys: 4, noNullPrototype: true }).map(objectOf),
    fc.tuple(tie('any'), fc.nat({ max: 3 })).map(
      ([{ schema, value }, count]): Fitting => ({
        schema: { type: 'array', items: schema },
        value: Array.from({ length: count }, () => value),
      }),
    ),
  ),
})).any;

function objectOf(fields: Readonly<Record<string, Fitting>>): Fitting {
  const entries = Object.entries(fields);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      required: entries.map(([name]) => name),
    },
    value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
  };
}

/** Any schema at all, also ones that make no sense. */
export const anySchema: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => {
  const some = fc.array(tie('schema'), { maxLength: 3 });
  const count = fc.integer({ min: -1, max: 5 });
  const fields = {
    type: fc.constantFrom('object', 'array', 'string', 'integer', 'number', 'boolean'),
    intOrString: fc.constant(true),
    properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
    values: tie('schema'),
    open: fc.constant(true),
    embedded: fc.constant(true),
    items: tie('schema'),
    nullable: fc.constant(true),
    default: fc.jsonValue(),
    listType: fc.constantFrom('atomic', 'set', 'map'),
    listMapKeys: fc.array(names, { maxLength: 2 }),
    ref: fc.constantFrom('self', 'nowhere'),
    required: fc.array(names, { maxLength: 2 }),
    enum: fc.array(fc.jsonValue(), { maxLength: 3 }),
    format: fc.constantFrom('int32', 'uri', 'email', 'duration', 'quantity', 'byte', 'date-time', 'x'),
    pattern: fc.constantFrom('^a', '(?i)b', '(', '(?=a)'),
    minimum: count,
    multipleOf: fc.constantFrom(0, 0.1, 2, -1),
    minLength: count,
    maxItems: count,
    uniqueItems: fc.constant(true),
    maxProperties: count,
    allOf: some,
    anyOf: some,
    oneOf: some,
    not: tie('schema'),
  };
  // Every field has a type that a Schema's field has.
  const schema = fc.record(fields, { requiredKeys: [] }) as unknown as fc.Arbitrary<Schema>;
  return { schema: fc.oneof({ depthSize: 'small' }, fc.constant<Schema>({}), schema) };
}).schema;
