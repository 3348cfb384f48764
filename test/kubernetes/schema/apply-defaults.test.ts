import { expect, it } from 'vitest';
import { applyDefaults } from '../../../src/kubernetes/schema/apply-defaults.js';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';
import type { JsonValue } from '../../../src/model/manifest.js';

const text: Schema = { type: 'string' };
const withDefault: Schema = { type: 'string', default: 'x' };

function object(properties: Record<string, Schema>, more: Partial<Schema> = {}): Schema {
  return { type: 'object', properties, ...more };
}

it('fills in what is missing, also inside a default', () => {
  const inner = object({ b: withDefault }, { default: {} });
  expect(applyDefaults(object({ a: withDefault, inner }), {})).toEqual({ a: 'x', inner: { b: 'x' } });
});

it('does not make the objects that would hold a default', () => {
  expect(applyDefaults(object({ inner: object({ b: withDefault }) }), {})).toEqual({});
});

it('drops a null that is not allowed, or puts the default there', () => {
  const schema = object({ a: text, b: withDefault, c: { ...text, nullable: true } });
  expect(applyDefaults(schema, { a: null, b: null, c: null })).toEqual({ b: 'x', c: null });
});

it('keeps a null in a list, and of a field that nobody knows', () => {
  const schema = object({ list: { type: 'array', items: text } });
  expect(applyDefaults(schema, { list: [null], other: null })).toEqual({ list: [null], other: null });
});

it('drops every null of a built-in kind', () => {
  const schema = object({ c: { ...text, nullable: true } });
  expect(applyDefaults(schema, { c: null }, { builtIn: true })).toEqual({});
});

it('fills in items and values', () => {
  const item = object({ a: withDefault });
  const schema = object({ list: { type: 'array', items: item }, map: { type: 'object', values: item } });
  expect(applyDefaults(schema, { list: [{}, { a: 'y' }], map: { k: {} } })).toEqual({
    list: [{ a: 'x' }, { a: 'y' }],
    map: { k: { a: 'x' } },
  });
});

it('changes nothing that was handed in, and shares what stays as it is', () => {
  const same = Object.freeze({ deep: Object.freeze(['a']) });
  const value = Object.freeze({ same, other: Object.freeze({}) });
  const schema = object({
    same: object({ deep: { type: 'array', items: text } }),
    other: object({ a: withDefault }),
  });
  const filled = applyDefaults(schema, value);
  expect(filled).toEqual({ same, other: { a: 'x' } });
  expect(filled).toHaveProperty('same', same);
  // An object of this very shape went in.
  expect((filled as { same: unknown }).same).toBe(same);
  expect(applyDefaults(schema, filled)).toBe(filled);
});

it('takes a default of what a reference leads to', () => {
  const resolve = (): Schema => withDefault;
  expect(applyDefaults(object({ a: { ref: 'text' } }), {}, { resolve })).toEqual({ a: 'x' });
});

it('has keys of JavaScript for keys like any other', () => {
  const value = JSON.parse('{"__proto__":{"a":null}}') as JsonValue;
  const schema: Schema = { type: 'object', values: object({ a: text }) };
  expect(JSON.stringify(applyDefaults(schema, value))).toBe('{"__proto__":{}}');
});

it('fills in once a default that would hold itself for ever', () => {
  const self: Schema = object({ a: { ref: 'self' } }, { default: { b: 1 } });
  expect(applyDefaults(self, {}, { resolve: () => self })).toEqual({ a: { b: 1, a: { b: 1 } } });
});
