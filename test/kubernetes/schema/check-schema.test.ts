import { describe, expect, it } from 'vitest';
import { checkSchema, type SchemaCheck } from '../../../src/kubernetes/schema/check-schema.js';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';
import type { JsonValue } from '../../../src/model/manifest.js';

/** `at rule: words`, one for each fault. */
function faults(schema: Schema, value: JsonValue, options: SchemaCheck = {}): string[] {
  return checkSchema(schema, value, options).map(({ at, rule, says }) => `${at} ${rule.id}: ${says}`);
}

const text: Schema = { type: 'string' };
const replicas: Schema = {
  type: 'object',
  properties: { replicas: { type: 'integer', format: 'int32' }, name: text },
  required: ['name'],
};

describe('a closed object', () => {
  it('refuses a field that it does not name, and tells what was meant', () => {
    const [fault] = checkSchema(replicas, { name: 'a', replica: 3 }, { at: '/spec' });
    expect(fault).toMatchObject({
      at: '/spec/replica',
      says: 'unknown field "replica"',
      fix: 'Did you mean "replicas"?',
    });
    expect(fault).not.toHaveProperty('value');
  });

  it('misses what is required at the place where it should be', () => {
    expect(faults(replicas, { replicas: 1 })).toEqual(['/name required-field: Required value']);
    expect(faults(replicas, { name: null })).toEqual(['/name required-field: Required value']);
  });

  it('has keys of JavaScript for keys like any other', () => {
    const value = JSON.parse('{"name":"a","__proto__":1,"constructor":2}') as JsonValue;
    expect(faults(replicas, value)).toEqual([
      '/__proto__ unknown-field: unknown field "__proto__"',
      '/constructor unknown-field: unknown field "constructor"',
    ]);
    expect(faults({ type: 'object', required: ['toString'], open: true }, {})).toHaveLength(1);
  });

  it('is without any field where it names none, and takes all where it is open', () => {
    expect(faults({ type: 'object' }, { a: 1 })).toHaveLength(1);
    expect(faults({ type: 'object', open: true }, { a: { b: [null] } })).toEqual([]);
    expect(faults({}, { a: { b: [null] } })).toEqual([]);
  });

  it('is closed again inside an open one', () => {
    const schema: Schema = { type: 'object', open: true, properties: { inner: replicas } };
    expect(faults(schema, { more: 1, inner: { name: 'a', x: 1 } })).toEqual([
      '/inner/x unknown-field: unknown field "x"',
    ]);
  });
});

describe('types', () => {
  it.each<[Schema['type'], JsonValue, string]>([
    ['string', 1, 'integer'],
    ['string', true, 'boolean'],
    ['integer', 1.5, 'number'],
    ['integer', '1', 'string'],
    ['number', '1', 'string'],
    ['boolean', 'true', 'string'],
    ['array', {}, 'object'],
    ['object', [], 'array'],
  ])('%s is not %j', (type, value, name) => {
    const [fault] = checkSchema({ type }, value);
    expect(fault).toMatchObject({ value, says: `must be of type ${type}: "${name}"` });
  });

  it('an integer or a string may be either', () => {
    expect(faults({ intOrString: true }, 1)).toEqual([]);
    expect(faults({ intOrString: true }, '50%')).toEqual([]);
    expect(faults({ intOrString: true }, 0.5)).toEqual([
      ' wrong-type: must be of type integer,string: "number"',
    ]);
  });

  it('a quantity is a text or a number', () => {
    const quantity: Schema = { format: 'quantity' };
    expect(['100m', '1Gi', 1, 0.5].flatMap((value) => faults(quantity, value))).toEqual([]);
    expect(faults(quantity, '1 Gi')[0]).toMatch(/quantity-invalid/);
    expect(faults(quantity, true)).toEqual([' wrong-type: must be of type number,string: "boolean"']);
  });
});

describe('limits', () => {
  it.each<[Schema, JsonValue, string]>([
    [{ minimum: 1 }, 0, 'should be greater than or equal to 1'],
    [{ minimum: 0, exclusiveMinimum: true }, 0, 'should be greater than 0'],
    [{ maximum: 1 }, 2, 'should be less than or equal to 1'],
    [{ maximum: 1, exclusiveMaximum: true }, 1, 'should be less than 1'],
    [{ multipleOf: 0.1 }, 0.25, 'should be a multiple of 0.1'],
    [{ type: 'integer', format: 'int32' }, 2 ** 31, 'must be of type integer with format int32'],
    [{ minLength: 2 }, '🙂', 'should be at least 2 chars long'],
    [{ maxLength: 1 }, 'ab', 'should be at most 1 chars long'],
    [{ minItems: 1 }, [], 'should have at least 1 items, has 0'],
    [{ maxItems: 1 }, [1, 2], 'Too many: 2: must have at most 1 item'],
    [
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      "shouldn't contain duplicates",
    ],
    [{ minProperties: 1 }, {}, 'should have at least 1 properties, has 0'],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, 'Too many: 2: must have at most 1 item'],
    [{ pattern: '^a+$' }, 'b', "should match '^a+$'"],
  ])('%j is broken by %j', (schema, value, says) => {
    expect(checkSchema(schema, value).map((fault) => fault.says)).toEqual([says]);
  });

  it('count code points, and 0.3 is three times 0.1', () => {
    expect(faults({ maxLength: 2 }, '🙂🙂')).toEqual([]);
    expect(faults({ multipleOf: 0.1 }, 0.3)).toEqual([]);
  });

  it('knew no int32 in custom resources before Kubernetes 1.36', () => {
    const schema: Schema = { type: 'integer', format: 'int32' };
    expect(faults(schema, 2 ** 31, { minor: 35 })).toEqual([]);
    expect(faults(schema, 2 ** 31, { minor: 35, builtIn: true })).toHaveLength(1);
  });

  it('a pattern that Go cannot compile matches nothing, and is named', () => {
    expect(faults({ pattern: '(?=a)' }, 'a')[0]).toMatch(
      /bad-pattern: should match '\(\?=a\)', but pattern is invalid/,
    );
  });
});

describe('an enum', () => {
  it('lists what it takes, and tells what was meant', () => {
    const [fault] = checkSchema({ type: 'string', enum: ['Never', 'Always'] }, 'always');
    expect(fault).toMatchObject({
      value: 'always',
      says: 'is not supported, supported values: "Always", "Never"',
      fix: 'Did you mean "Always"?',
    });
  });
});

describe('null', () => {
  const nullable: Schema = { type: 'object', properties: { a: { type: 'string', nullable: true }, b: text } };

  it('is no value where it is not allowed, and stays where it is', () => {
    expect(faults(nullable, { a: null, b: null })).toEqual([]);
  });

  it('is refused in a list of a custom resource, and is unset in that of a built-in kind', () => {
    const list: Schema = { type: 'array', items: text };
    expect(faults(list, [null])).toEqual(['/0 wrong-type: must be of type string: "null"']);
    expect(faults(list, [null], { builtIn: true })).toEqual([]);
  });
});

describe('a list with keys', () => {
  const list: Schema = {
    type: 'array',
    listType: 'map',
    listMapKeys: ['name', 'protocol'],
    items: {
      type: 'object',
      properties: { name: text, protocol: { type: 'string', default: 'TCP' } },
      required: ['name'],
    },
  };

  it('has each key once, defaults counted', () => {
    expect(faults(list, [{ name: 'a' }, { name: 'a', protocol: 'UDP' }])).toEqual([]);
    const [fault] = checkSchema(list, [{ name: 'a' }, { name: 'b' }, { name: 'a', protocol: 'TCP' }]);
    expect(fault).toMatchObject({
      at: '/2',
      value: { name: 'a', protocol: 'TCP' },
      says: 'is a duplicate value',
    });
  });

  it('is not looked through in a built-in kind, where the server does not either', () => {
    expect(faults(list, [{ name: 'a' }, { name: 'a' }], { builtIn: true })).toEqual([]);
  });

  it('says once that a set holds a value several times', () => {
    expect(faults({ type: 'array', listType: 'set', items: text }, ['a', 'b', 'a', 'a'])).toEqual([
      '/2 duplicate-list-item: is a duplicate value',
    ]);
  });
});

describe('an object inside an object', () => {
  const schema: Schema = { type: 'object', embedded: true, open: true };

  it('has an apiVersion, a kind, and metadata as the server knows it', () => {
    expect(
      faults(schema, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { x: 1 } }),
    ).toEqual([]);
    expect(faults(schema, { metadata: { lables: {} } })).toEqual([
      '/metadata/lables unknown-field: unknown field "lables"',
      '/apiVersion required-field: Required value',
      '/kind required-field: Required value',
    ]);
    expect(faults(schema, { apiVersion: 'a/b/c', kind: '' })).toEqual([
      '/apiVersion invalid-value: unexpected GroupVersion string',
      '/kind invalid-value: must not be empty',
    ]);
  });
});

describe('references', () => {
  const tree: Schema = { type: 'object', properties: { child: { ref: 'tree' }, name: text } };
  const resolve = (name: string) => (name === 'tree' ? tree : undefined);

  it('lead to their definitions, in circles too', () => {
    expect(faults({ ref: 'tree' }, { child: { child: { name: 1 } } }, { resolve })).toEqual([
      '/child/child/name wrong-type: must be of type string: "integer"',
    ]);
  });

  it('to nowhere take anything', () => {
    expect(faults({ ref: 'nobody' }, { a: 1 }, { resolve })).toEqual([]);
  });

  it('of alternatives to themselves come to an end', () => {
    const self: Schema = { anyOf: [{ ref: 'self' }, { ref: 'self' }], not: { ref: 'self' } };
    const found = checkSchema(self, 'a', { resolve: () => self });
    expect(found.map(({ rule }) => rule.id)).not.toEqual([]);
  });

  it('do not blow the stack on a value that is deeper than all stacks', () => {
    let value: JsonValue = {};
    for (let i = 0; i < 50_000; i++) value = { child: value };
    expect(faults({ ref: 'tree' }, value, { resolve }).map((text) => text.slice(-60))).toEqual([
      expect.stringContaining('is nested more than 500 levels deep'),
    ]);
  });
});
