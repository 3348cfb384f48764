import { expect, it } from 'vitest';
import { checkSchema } from '../../../src/kubernetes/schema/check-schema.js';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';
import type { JsonValue } from '../../../src/model/manifest.js';

const text: Schema = { type: 'string' };
const fields: Schema = { type: 'object', properties: { a: text, b: text, n: { type: 'integer' } } };

function faults(schema: Schema, value: JsonValue): string[] {
  return checkSchema(schema, value).map(({ at, rule, says }) => `${at} ${rule.id}: ${says}`);
}

const either: Schema = { ...fields, oneOf: [{ required: ['a'] }, { required: ['b'] }] };

it('tells which of the fields is needed', () => {
  expect(faults(either, {})).toEqual([
    ' no-alternative-fits: must validate one and only one schema (oneOf). Found none valid: it needs "a" or "b"',
  ]);
});

it('tells which of the fields exclude one another', () => {
  expect(faults(either, { a: 'x', b: 'x' })).toEqual([
    ' several-alternatives-fit: must validate one and only one schema (oneOf). Found 2 valid alternatives: only one of "a" or "b" may be set',
  ]);
});

it('a null that is dropped is not there for the alternatives either', () => {
  expect(faults(either, { a: 'x', b: null })).toEqual([]);
});

it('points at what the closest alternative lacks', () => {
  const schema: Schema = {
    ...fields,
    anyOf: [
      { required: ['a', 'b'], properties: { n: { minimum: 9 } } },
      { properties: { n: { minimum: 5 } } },
    ],
  };
  expect(faults(schema, { n: 1 })).toEqual([
    '/n no-alternative-fits: should be greater than or equal to 5: must validate at least one schema (anyOf), the closest of 2',
  ]);
});

it('lists what the closest alternative lacks in several places', () => {
  const schema: Schema = { ...fields, anyOf: [{ properties: { n: { minimum: 5 }, a: { minLength: 3 } } }] };
  expect(faults(schema, { n: 1, a: 'x' })).toEqual([
    ' no-alternative-fits: must validate at least one schema (anyOf): /n should be greater than or equal to 5; /a should be at least 3 chars long',
  ]);
});

it('says of allOf only what is broken', () => {
  expect(faults({ type: 'integer', allOf: [{ minimum: 1 }, { maximum: 3 }] }, 4)).toEqual([
    ' too-large: should be less than or equal to 3',
  ]);
});

it('names the field that must not be there', () => {
  expect(faults({ ...fields, not: { required: ['a'] } }, { a: 'x' })).toEqual([
    ' excluded-value: must not validate the schema (not): "a" must not be set',
  ]);
});

it('asserts formats inside alternatives', () => {
  const schema: Schema = { type: 'string', oneOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
  expect(faults(schema, '10.0.0.1')).toEqual([]);
  expect(faults(schema, 'nonsense')).toHaveLength(1);
});

it('does not take fields for unknown that only an alternative leaves out', () => {
  expect(faults({ ...fields, anyOf: [{ properties: { a: {} } }] }, { a: 'x', b: 'y' })).toEqual([]);
});
