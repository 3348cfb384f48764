import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyDefaults } from '../../../src/kubernetes/schema/apply-defaults.js';
import { checkSchema } from '../../../src/kubernetes/schema/check-schema.js';
import type { JsonObject, JsonValue } from '../../../src/model/manifest.js';
import { child, type Pointer } from '../../../src/model/pointer.js';
import { anySchema, fitting } from './arbitrary-schema.js';

it('finds nothing wrong with a value that fits, and fills nothing in', () => {
  fc.assert(
    fc.property(fitting, ({ schema, value }) => {
      expect(checkSchema(schema, value)).toEqual([]);
      expect(applyDefaults(schema, value)).toBe(value);
    }),
  );
});

it('reports a field that is changed to what cannot fit at that field', () => {
  fc.assert(
    fc.property(fitting, fc.nat(), ({ schema, value }, choice) => {
      const places = placesIn(value, '');
      const at = places[choice % places.length] ?? '';
      // No schema of these takes a fraction.
      const faults = checkSchema(schema, changedAt(value, '', at, 0.5));
      expect(faults.map((fault) => fault.at)).toEqual([at]);
    }),
  );
});

it('reports a field that is added, and one that is missing, at that field', () => {
  fc.assert(
    fc.property(fitting, ({ schema, value }) => {
      if (!isObject(value)) return;
      const more = checkSchema(schema, { ...value, 'added/field': 1 });
      expect(more.map(({ at, rule }) => [at, rule.id])).toEqual([['/added~1field', 'unknown-field']]);
      for (const name of Object.keys(value)) {
        const { [name]: _, ...others } = value;
        expect(checkSchema(schema, others).map((fault) => fault.at)).toEqual([child('', name)]);
      }
    }),
  );
});

it('gets through any value by any schema', () => {
  fc.assert(
    fc.property(anySchema, fc.jsonValue(), fc.boolean(), (schema, json, builtIn) => {
      // What fast-check makes is JSON.
      const value = json as JsonValue;
      const resolve = (name: string) => (name === 'self' ? schema : undefined);
      const before = JSON.stringify(value);
      for (const fault of checkSchema(schema, value, { resolve, builtIn, at: '/x' })) {
        expect(fault.at.startsWith('/x')).toBe(true);
        expect(fault.says).not.toBe('');
      }
      expect(JSON.stringify(value)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

function placesIn(value: JsonValue, at: Pointer): Pointer[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner ?? null, child(at, key)))];
}

function changedAt(value: JsonValue, at: Pointer, place: Pointer, to: JsonValue): JsonValue {
  if (at === place) return to;
  if (Array.isArray(value)) return value.map((item, index) => changedAt(item, child(at, index), place, to));
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, changedAt(inner ?? null, child(at, key), place, to)]),
  );
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
