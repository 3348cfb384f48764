import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from '../../../conformance/support/definitions.js';
import { definitionOf } from '../../../src/kubernetes/crd/definition-of.js';
import { structuralFaults } from '../../../src/kubernetes/crd/structural-faults.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../../../src/model/manifest.js';
import { crd, field } from './support.js';

const inVersion = '/spec/versions/0/schema/openAPIV3Schema';
const a = `${inVersion}/properties/spec/properties/a`;
const text = { type: 'string' };
const keyed = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] };

function item(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'object', properties, ...more };
}

function faults(object: KubernetesObject): string[] {
  return structuralFaults(object).map(({ at, rule, says }) => `${at} ${rule.id}: ${says}`);
}

describe('names and versions', () => {
  it.each<[string, KubernetesObject, string]>([
    [
      'another name',
      crd({ name: 'x' }),
      '/metadata/name crd-names: must be spec.names.plural+"."+spec.group',
    ],
    ['no scope', crd({ spec: { scope: '' } }), '/spec/scope crd-scope: Required value'],
    [
      'a list kind like the kind',
      crd({ names: { listKind: 'Thing' } }),
      '/spec/names/listKind crd-names: kind and listKind may not be the same',
    ],
    [
      'nothing stored',
      crd({ version: { storage: false } }),
      '/spec/versions crd-versions: must have exactly one version marked as storage version',
    ],
    ['no schema', crd({ version: { schema: {} } }), `${inVersion} crd-versions: Required value`],
    [
      'a warning of what is not deprecated',
      crd({ version: { deprecationWarning: 'x' } }),
      '/spec/versions/0/deprecationWarning crd-versions: can only be set for deprecated versions',
    ],
    [
      'a column without a path',
      crd({ version: { additionalPrinterColumns: [{ name: 'a', type: 'string' }] } }),
      '/spec/versions/0/additionalPrinterColumns/0/jsonPath crd-column: Required value',
    ],
    [
      'a hook that is not there',
      crd({ spec: { conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'] } } } }),
      '/spec/conversion/webhook/clientConfig crd-conversion: Required value: required when strategy is set to Webhook',
    ],
  ])('%s is refused', (_, object, fault) => {
    expect(faults(object)).toEqual([fault]);
  });

  it('unknown fields cannot be kept as in v1beta1', () => {
    expect(faults(crd({ spec: { preserveUnknownFields: true } }))[0]).toMatch(
      /^\/spec\/preserveUnknownFields/,
    );
  });
});

describe('a schema', () => {
  it.each<[string, JsonObject, string]>([
    [
      'no type',
      {},
      `${a}/type crd-not-structural: Required value: must not be empty for specified object fields`,
    ],
    ['no items', { type: 'array' }, `${a}/items crd-not-structural: Required value: must be specified`],
    [
      'a type in anyOf',
      { ...text, anyOf: [text] },
      `${a}/anyOf/0/type crd-not-structural: Forbidden: must be empty to be structural`,
    ],
    [
      'a default in allOf',
      { ...text, allOf: [{ default: 'x' }] },
      `${a}/allOf/0/default crd-not-structural: Forbidden: must be undefined to be structural`,
    ],
    [
      'a pattern that Go does not know',
      { ...text, pattern: '(?=a)' },
      `${a}/pattern crd-not-structural: must be a valid regular expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: \`(?=\``,
    ],
    [
      'a reference',
      { ...text, $ref: '#/x' },
      `${a}/$ref crd-keyword-not-allowed: Forbidden: $ref is not supported`,
    ],
    [
      'unique items',
      { type: 'array', items: text, uniqueItems: true },
      `${a}/uniqueItems crd-keyword-not-allowed: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`,
    ],
    [
      'a map with fields',
      item({ b: text }, { additionalProperties: text }),
      `${a}/additionalProperties crd-keyword-not-allowed: Forbidden: additionalProperties and properties are mutual exclusive`,
    ],
    [
      'a key that is optional',
      { ...keyed, items: item({ k: text }) },
      `${a}/items/properties/k/default crd-list-type: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
    ],
    [
      'a set of objects',
      { type: 'array', 'x-kubernetes-list-type': 'set', items: item({}) },
      `${a}/items/x-kubernetes-map-type crd-list-type: must be atomic as item of a list with x-kubernetes-list-type=set`,
    ],
    [
      'a default of another type',
      { ...text, default: 1 },
      `${a}/default crd-default: must be of type string: "integer"`,
    ],
    [
      'a default with an unknown field',
      item({}, { default: { b: 1 } }),
      `${a}/default/b crd-default: unknown field "b"`,
    ],
    [
      'a rule of blanks',
      { ...text, 'x-kubernetes-validations': [{ rule: ' ' }] },
      `${a}/x-kubernetes-validations/0/rule crd-rule: Required value: rule is not specified`,
    ],
  ])('with %s is refused', (_, schema, fault) => {
    expect(faults(field(schema))).toEqual([fault]);
  });

  it.each<[string, JsonObject]>([
    [
      'an integer or a string',
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
    ],
    ['anything', { 'x-kubernetes-preserve-unknown-fields': true }],
    ['items with keys', { ...keyed, items: item({ k: text }, { required: ['k'] }) }],
    [
      'fields that are named default, type and items',
      item({ default: text, type: text, items: text, properties: item({}) }),
    ],
    [
      'conditions',
      item({ b: text }, { anyOf: [{ required: ['b'] }, { properties: { b: { minLength: 1 } } }] }),
    ],
  ])('of %s is taken', (_, schema) => {
    expect(faults(field(schema))).toEqual([]);
  });

  it('must give a shape to what it restricts at the root', () => {
    const schema = item({}, { anyOf: [{ properties: { b: { minLength: 1 } } }] });
    expect(faults(crd({ schema }))).toEqual([
      `${inVersion}/properties/b crd-not-structural: Required value: because it is defined in ${inVersion}/anyOf/0/properties/b`,
    ]);
  });

  it('leaves metadata to the server, but for names', () => {
    const schema = item({ metadata: item({ labels: { type: 'object' } }) });
    expect(faults(crd({ schema }))).toEqual([
      `${inVersion}/properties/metadata crd-not-structural: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified`,
    ]);
  });

  it('may be anything at all without an end to the check', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (schema, version) => {
        // What fast-check makes is JSON.
        const a = {
          type: 'object',
          properties: schema as JsonValue,
          items: version as JsonValue,
          not: schema as JsonValue,
        };
        const { faults, versions } = definitionOf(
          crd({ schema: a, version: { more: version as JsonValue } }),
        );
        expect(faults.length + versions.length).toBeGreaterThan(0);
      }),
    );
  });
});

const upstream = process.env.CRD_DIR ?? fileURLToPath(new URL('../../../../shared/crds', import.meta.url));

it.skipIf(!existsSync(upstream))('finds no fault in the definitions of the systems', () => {
  const all = definitions();
  expect(all.length).toBeGreaterThan(200);
  expect(all.flatMap((each) => faults(each).map((text) => `${each.metadata.name}: ${text}`))).toEqual([]);
});
