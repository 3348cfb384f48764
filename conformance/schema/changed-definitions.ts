import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';

const text = { type: 'string' };

function object(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'object', properties, ...more };
}

/** A definition whose schema, version, names or spec are changed. */
function crd({
  schema = object({ spec: object({ a: text }) }),
  version = {},
  names = {},
  spec = {},
  name = 'things.changed.example',
}: Readonly<{
  schema?: JsonObject;
  version?: JsonObject;
  names?: JsonObject;
  spec?: JsonObject;
  name?: string;
}>): KubernetesObject {
  const v1 = { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, ...version };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name },
    spec: {
      group: 'changed.example',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things', ...names },
      versions: [v1],
      ...spec,
    },
  };
}

function field(schema: JsonObject): KubernetesObject {
  return crd({ schema: object({ spec: object({ a: schema }) }) });
}

const version = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  served: true,
  storage: false,
  schema: { openAPIV3Schema: object({}) },
  ...more,
});
const map = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] };
const webhook = { clientConfig: { url: 'https://x/y' }, conversionReviewVersions: ['v1'] };
const rule = (more: JsonObject): JsonObject => ({
  ...text,
  'x-kubernetes-validations': [{ rule: "self != ''", ...more }],
});

/** Definitions, fine ones and others, by what is changed. */
export const changedDefinitions: readonly (readonly [string, KubernetesObject])[] = [
  ['nothing', crd({})],
  ['name', crd({ name: 'thing.changed.example' })],
  ['upper case plural', crd({ names: { plural: 'Things' }, name: 'Things.changed.example' })],
  ['kind with a blank', crd({ names: { kind: 'My Thing' } })],
  ['list kind', crd({ names: { listKind: 'Thing' } })],
  ['short name', crd({ names: { shortNames: ['t', 'T_'] } })],
  ['category', crd({ names: { categories: ['all', 'A'] } })],
  ['group without a dot', crd({ spec: { group: 'changed' }, name: 'things.changed' })],
  ['scope', crd({ spec: { scope: 'Global' } })],
  ['unknown fields kept', crd({ spec: { preserveUnknownFields: true } })],
  ['unknown fields not kept', crd({ spec: { preserveUnknownFields: false } })],
  ['no stored version', crd({ version: { storage: false } })],
  [
    'two stored versions',
    crd({ spec: { versions: [version('v1', { storage: true }), version('v2', { storage: true })] } }),
  ],
  ['version twice', crd({ spec: { versions: [version('v1', { storage: true }), version('v1')] } })],
  ['two versions', crd({ spec: { versions: [version('v1', { storage: true }), version('v2')] } })],
  ['version name', crd({ version: { name: '1.0' } })],
  ['no schema', crd({ version: { schema: {} } })],
  ['deprecation', crd({ version: { deprecated: true, deprecationWarning: 'Use v2.' } })],
  ['deprecation of what is not', crd({ version: { deprecationWarning: 'Use v2.' } })],
  ['empty deprecation', crd({ version: { deprecated: true, deprecationWarning: '' } })],
  ['long deprecation', crd({ version: { deprecated: true, deprecationWarning: 'x'.repeat(257) } })],
  ['deprecation of two lines', crd({ version: { deprecated: true, deprecationWarning: 'a\nb' } })],
  [
    'column',
    crd({ version: { additionalPrinterColumns: [{ name: 'A', type: 'string', jsonPath: '.spec.a' }] } }),
  ],
  [
    'column type',
    crd({ version: { additionalPrinterColumns: [{ name: 'A', type: 'text', jsonPath: '.a' }] } }),
  ],
  [
    'column format',
    crd({
      version: { additionalPrinterColumns: [{ name: 'A', type: 'string', format: 'x', jsonPath: '.a' }] },
    }),
  ],
  ['no conversion', crd({ spec: { conversion: { strategy: 'None' } } })],
  ['conversion', crd({ spec: { conversion: { strategy: 'Webhook', webhook } } })],
  ['unknown conversion', crd({ spec: { conversion: { strategy: 'Hook' } } })],
  ['conversion without a webhook', crd({ spec: { conversion: { strategy: 'Webhook' } } })],
  [
    'conversion with nothing to call',
    crd({ spec: { conversion: { strategy: 'Webhook', webhook: { ...webhook, clientConfig: {} } } } }),
  ],
  [
    'conversion of no version',
    crd({
      spec: { conversion: { strategy: 'Webhook', webhook: { ...webhook, conversionReviewVersions: [] } } },
    }),
  ],
  [
    'conversion of v2',
    crd({
      spec: {
        conversion: { strategy: 'Webhook', webhook: { ...webhook, conversionReviewVersions: ['v2', 'v2'] } },
      },
    }),
  ],
  ['no conversion with a webhook', crd({ spec: { conversion: { strategy: 'None', webhook } } })],
  ['root without a type', crd({ schema: { properties: {} } })],
  ['root is a text', crd({ schema: text })],
  ['root is a map', crd({ schema: { type: 'object', additionalProperties: text } })],
  ['root is nullable', crd({ schema: object({}, { nullable: true }) })],
  ['no type', field({ description: 'x' })],
  ['no type of items', field({ type: 'array', items: {} })],
  ['no items', field({ type: 'array' })],
  ['unknown type', field({ type: 'text' })],
  ['null type', field({ type: 'null' })],
  ['keeps unknown fields', field({ 'x-kubernetes-preserve-unknown-fields': true })],
  ['does not keep unknown fields', field({ type: 'object', 'x-kubernetes-preserve-unknown-fields': false })],
  [
    'integer or text',
    field({ 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }),
  ],
  [
    'integer or text, and more',
    field({
      'x-kubernetes-int-or-string': true,
      allOf: [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, { minimum: 1 }],
    }),
  ],
  [
    'integer or text that keeps',
    field({ 'x-kubernetes-int-or-string': true, 'x-kubernetes-preserve-unknown-fields': true }),
  ],
  ['type in anyOf', field({ ...text, anyOf: [{ type: 'string' }] })],
  ['default in allOf', field({ ...text, allOf: [{ default: 'x' }] })],
  ['description in oneOf', field({ ...text, oneOf: [{ description: 'x' }] })],
  ['nullable in not', field({ ...text, not: { nullable: true } })],
  [
    'map in anyOf',
    field({ type: 'object', additionalProperties: text, anyOf: [{ additionalProperties: {} }] }),
  ],
  ['field of anyOf alone', field(object({ a: text }, { anyOf: [{ properties: { b: { minLength: 1 } } }] }))],
  [
    'field of anyOf deeper',
    crd({ schema: object({ a: text }, { anyOf: [{ properties: { b: { minLength: 1 } } }] }) }),
  ],
  [
    'field of anyOf',
    crd({ schema: object({ a: text }, { anyOf: [{ properties: { a: { minLength: 1 } } }] }) }),
  ],
  [
    'metadata in anyOf',
    crd({ schema: object({ metadata: { type: 'object' } }, { anyOf: [{ properties: { metadata: {} } }] }) }),
  ],
  ['metadata', crd({ schema: object({ metadata: object({ name: { ...text, maxLength: 5 } }) }) })],
  ['labels in metadata', crd({ schema: object({ metadata: object({ labels: { type: 'object' } }) }) })],
  ['metadata is a text', crd({ schema: object({ metadata: text }) })],
  ['kind is a number', crd({ schema: object({ kind: { type: 'integer' } }) })],
  ['pattern', field({ ...text, pattern: '^(?i)a$' })],
  ['pattern with lookahead', field({ ...text, pattern: '(?=a)' })],
  ['reference', field({ ...text, $ref: '#/x' })],
  ['definitions', field({ ...text, definitions: { x: text } })],
  ['pattern properties', field({ type: 'object', patternProperties: { x: text } })],
  ['dependencies', field({ type: 'object', dependencies: { a: ['b'] } })],
  ['additional items', field({ type: 'array', items: text, additionalItems: false })],
  ['list of items', field({ type: 'array', items: [text] })],
  ['unique items', field({ type: 'array', items: text, uniqueItems: true })],
  ['properties and a map', field(object({ a: text }, { additionalProperties: text }))],
  ['properties and no map', field(object({ a: text }, { additionalProperties: false }))],
  [
    'embedded',
    field({
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      'x-kubernetes-preserve-unknown-fields': true,
    }),
  ],
  ['embedded and empty', field({ type: 'object', 'x-kubernetes-embedded-resource': true })],
  ['embedded text', field({ ...text, 'x-kubernetes-embedded-resource': true })],
  [
    'embedded map',
    field({
      type: 'object',
      additionalProperties: text,
      'x-kubernetes-embedded-resource': true,
      'x-kubernetes-preserve-unknown-fields': true,
    }),
  ],
  ['map list', field({ ...map, items: object({ k: text }, { required: ['k'] }) })],
  ['map list with a default', field({ ...map, items: object({ k: { ...text, default: 'x' } }) })],
  ['map list with an optional key', field({ ...map, items: object({ k: text }) })],
  ['map list without its key', field({ ...map, items: object({ l: text }) })],
  [
    'map list with a nullable key',
    field({ ...map, items: object({ k: { ...text, nullable: true } }, { required: ['k'] }) }),
  ],
  [
    'map list with an object for a key',
    field({ ...map, items: object({ k: { type: 'object' } }, { required: ['k'] }) }),
  ],
  ['map list of texts', field({ ...map, items: text })],
  ['map list without keys', field({ type: 'array', 'x-kubernetes-list-type': 'map', items: object({}) })],
  [
    'keys of no map list',
    field({ type: 'array', 'x-kubernetes-list-map-keys': ['k'], items: object({ k: text }) }),
  ],
  [
    'key twice',
    field({
      ...map,
      'x-kubernetes-list-map-keys': ['k', 'k'],
      items: object({ k: text }, { required: ['k'] }),
    }),
  ],
  ['set', field({ type: 'array', 'x-kubernetes-list-type': 'set', items: text })],
  ['set of objects', field({ type: 'array', 'x-kubernetes-list-type': 'set', items: object({}) })],
  [
    'set of atomic objects',
    field({
      type: 'array',
      'x-kubernetes-list-type': 'set',
      items: object({}, { 'x-kubernetes-map-type': 'atomic' }),
    }),
  ],
  [
    'set of nulls',
    field({ type: 'array', 'x-kubernetes-list-type': 'set', items: { ...text, nullable: true } }),
  ],
  ['unknown list type', field({ type: 'array', 'x-kubernetes-list-type': 'bag', items: text })],
  ['list type of a text', field({ ...text, 'x-kubernetes-list-type': 'set' })],
  ['map type', field({ type: 'object', 'x-kubernetes-map-type': 'granular' })],
  ['unknown map type', field({ type: 'object', 'x-kubernetes-map-type': 'x' })],
  ['map type of a text', field({ ...text, 'x-kubernetes-map-type': 'atomic' })],
  ['default', field({ ...text, default: 'x' })],
  ['default of another type', field({ ...text, default: 1 })],
  ['default with an unknown field', field(object({ a: text }, { default: { b: 1 } }))],
  ['default without a required field', field(object({ a: text }, { required: ['a'], default: {} }))],
  ['default outside of the enum', field({ ...text, enum: ['a'], default: 'b' })],
  ['default of the kind', crd({ schema: object({ kind: { ...text, default: 'x' } }) })],
  ['rule', field(rule({}))],
  ['empty rule', field(rule({ rule: ' ' }))],
  ['message of two lines', field(rule({ message: 'a\nb' }))],
  ['blank message', field(rule({ message: ' ' }))],
  ['rule of two lines', field(rule({ rule: "self\n!= ''" }))],
  ['unknown reason', field(rule({ reason: 'Because' }))],
  ['known reason', field(rule({ reason: 'FieldValueInvalid' }))],
  [
    'status, and oneOf at the root',
    crd({
      schema: object({ a: text }, { oneOf: [{ required: ['a'] }] }),
      version: { subresources: { status: {} } },
    }),
  ],
];
