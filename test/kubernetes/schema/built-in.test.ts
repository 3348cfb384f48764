import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../../src/kubernetes/schema/check-schema.js';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';
import type { JsonValue } from '../../../src/model/manifest.js';

const definitions: Record<string, Schema> = {
  'io.k8s.api.core.v1.HTTPHeader': {
    type: 'object',
    properties: { name: { type: 'string' }, value: { type: 'string' } },
    required: ['name', 'value'],
  },
};

const schema: Schema = {
  type: 'object',
  properties: {
    policy: { type: 'string', enum: ['Always', 'Never'] },
    seconds: { type: 'integer' },
    most: { intOrString: true },
    header: { ref: 'io.k8s.api.core.v1.HTTPHeader' },
  },
  required: ['seconds'],
};

const resolve = (name: string) => definitions[name];
const places = (value: JsonValue, builtIn = true) =>
  checkSchema(schema, value, { builtIn, resolve }).map(({ at }) => at);

describe('a built-in kind, which Go reads into its own types', () => {
  it('has an empty text for one that was left out, and any other text only of its enum', () => {
    expect(places({ seconds: 1, policy: '' })).toEqual([]);
    expect(places({ seconds: 1, policy: 'never' })).toEqual(['/policy']);
    expect(places({ seconds: 1, policy: '' }, false)).toEqual(['/policy']);
  });

  it('has zero for a number that is missing', () => {
    expect(places({})).toEqual([]);
    expect(places({}, false)).toEqual(['/seconds']);
  });

  it('does without the fields that the server does not look at, and with no others', () => {
    expect(places({ header: { name: 'a' } })).toEqual([]);
    expect(places({ header: { value: 'a' } })).toEqual(['/header/name']);
  });

  it('has 32 bits for what is a number or a text', () => {
    expect(places({ most: 2 ** 31 - 1 })).toEqual([]);
    expect(places({ most: 2 ** 31 })).toEqual(['/most']);
    expect(places({ most: -(2 ** 31) - 1 })).toEqual(['/most']);
    expect(places({ seconds: 1, most: 2 ** 31 }, false)).toEqual([]);
  });
});
