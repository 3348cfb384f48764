import { factsOfRelease } from '../../src/kubernetes/facts/releases.js';
import type { Schema } from '../../src/kubernetes/schema/schema.js';
import type { JsonObject } from '../../src/model/manifest.js';
import type { Change } from './changes.js';

const { kinds, definitions } = factsOfRelease('1.37');

/** The schema of a built-in kind, if it is one. */
export function schemaOf(apiVersion: string, kind: string): Schema | undefined {
  const facts = kinds[`${apiVersion}/${kind}`];
  return facts && definitions[facts.definition];
}

/** What is known of a field or an item, references followed. */
export function below(schema: Schema | undefined, key: string): Schema | undefined {
  const inner = schema?.items ?? schema?.properties?.[key] ?? schema?.values;
  return inner?.ref === undefined ? inner : definitions[inner.ref];
}

/** The map with one more of the fields that its kind has, in several ways. */
export function additions(map: JsonObject, schema: Schema | undefined): readonly Change[] {
  const absent = Object.keys(schema?.properties ?? {}).filter((name) => !Object.hasOwn(map, name));
  return absent.flatMap((name) =>
    samples(below({ properties: schema?.properties ?? {} }, name)).map(
      ([how, value = null]): Change => [`${name} added: ${how}`, { ...map, [name]: value }],
    ),
  );
}

function samples(schema: Schema | undefined): readonly Change[] {
  const { type, format, intOrString } = schema ?? {};
  if (intOrString)
    return [
      ['a percentage', '150%'],
      ['minus one', -1],
      ['one', 1],
    ];
  if (format === 'date-time')
    return [
      ['a time', '2024-01-02T03:04:05Z'],
      ['a word', 'now'],
    ];
  if (type === 'string')
    return [
      ['a word', 'word'],
      ['non sense', 'Non sense!'],
      ['empty', ''],
    ];
  if (type === 'integer' || type === 'number')
    return [
      ['minus one', -1],
      ['zero', 0],
      ['one', 1],
      ['many', 70_000],
    ];
  if (type === 'boolean')
    return [
      ['true', true],
      ['false', false],
    ];
  if (type === 'array')
    return [
      ['an empty list', []],
      ['an empty map in it', [{}]],
      ['a text in it', ['text']],
    ];
  return [
    ['an empty map', {}],
    ['a map of texts', { key: 'value' }],
  ];
}
