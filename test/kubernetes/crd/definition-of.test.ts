import { expect, it } from 'vitest';
import { definitionOf } from '../../../src/kubernetes/crd/definition-of.js';
import { checkSchema } from '../../../src/kubernetes/schema/check-schema.js';
import type { JsonObject } from '../../../src/model/manifest.js';
import { crd, field } from './support.js';

it('tells group, kind, plural, scope and versions', () => {
  const { faults, versions, ...head } = definitionOf(crd({}));
  expect(faults).toEqual([]);
  expect(head).toEqual({ group: 'example.com', kind: 'Thing', plural: 'things', scope: 'Namespaced' });
  expect(
    versions.map(({ name, served, storage, deprecated }) => ({ name, served, storage, deprecated })),
  ).toEqual([{ name: 'v1', served: true, storage: true, deprecated: false }]);
});

it('refuses v1beta1, which no server has any more', () => {
  const old = definitionOf({ ...crd({}), apiVersion: 'apiextensions.k8s.io/v1beta1' });
  expect(old.versions).toEqual([]);
  expect(old.faults).toMatchObject([
    { rule: { id: 'crd-version-removed' }, at: '/apiVersion', says: 'is not served since Kubernetes 1.22' },
  ]);
});

it('keeps all that a schema says, without its prose', () => {
  const map = {
    type: 'array',
    description: 'prose',
    minItems: 1,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
    'x-kubernetes-validations': [{ rule: 'self.size() > 0', message: 'must not be empty' }],
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', pattern: '^a', maxLength: 5, description: 'prose' },
        port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
        more: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, nullable: true },
        labels: { type: 'object', additionalProperties: { type: 'string' }, default: {} },
        description: { type: 'string', enum: ['a', 'b'], format: 'uri' },
      },
      oneOf: [{ required: ['port'] }, { not: { required: ['port'] } }],
    },
  };
  const { schema } = definitionOf(field(map)).versions[0] ?? {};
  expect(schema?.properties?.spec?.properties?.a).toEqual({
    type: 'array',
    minItems: 1,
    listType: 'map',
    listMapKeys: ['name'],
    rules: [{ rule: 'self.size() > 0', message: 'must not be empty' }],
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', pattern: '^a', maxLength: 5 },
        port: { intOrString: true },
        more: { type: 'object', open: true, nullable: true },
        labels: { type: 'object', values: { type: 'string' }, default: {} },
        description: { type: 'string', enum: ['a', 'b'], format: 'uri' },
      },
      oneOf: [{ required: ['port'] }, { not: { required: ['port'] } }],
    },
  });
});

it("knows metadata as the server does, with what the definition restricts of the object's name", () => {
  const metadata = { type: 'object', properties: { name: { type: 'string', maxLength: 3 } } };
  const { schema } =
    definitionOf(crd({ schema: { type: 'object', properties: { metadata } } })).versions[0] ?? {};
  const head = { apiVersion: 'example.com/v1', kind: 'Thing' };
  const at = (metadata: JsonObject) =>
    checkSchema(schema ?? {}, { ...head, metadata }).map((fault) => fault.at);
  expect(at({ name: 'abc', labels: { a: 'b' }, creationTimestamp: null })).toEqual([]);
  expect(at({ name: 'abcd' })).toEqual(['/metadata/name']);
  expect(at({ lables: {} })).toEqual(['/metadata/lables']);
  expect(at({ labels: { a: 1 } })).toEqual(['/metadata/labels/a']);
});

it.each<[string, JsonObject]>([
  ['nothing', {}],
  [
    'other types',
    { apiVersion: 'apiextensions.k8s.io/v1', spec: { versions: [1, null, { schema: [] }], names: 'x' } },
  ],
  ['a list', { apiVersion: 'apiextensions.k8s.io/v1', spec: [] }],
])('gets through a definition of %s', (_, object) => {
  const definition = definitionOf(object);
  expect(definition.faults.length).toBeGreaterThan(0);
  expect(definition.versions.map(({ schema }) => schema).length).toBeLessThan(2);
});
