import { expect, it } from 'vitest';
import { definitionOf } from '../../../src/kubernetes/crd/definition-of.js';
import { crdFacts } from '../../../src/kubernetes/facts/crd-facts.js';
import type { JsonObject } from '../../../src/model/manifest.js';

const crd = (openAPIV3Schema: JsonObject) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'as.example.com', uid: 'x' },
  spec: {
    group: 'example.com',
    names: { kind: 'A', plural: 'as' },
    scope: 'Cluster',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        deprecated: true,
        subresources: {},
        schema: { openAPIV3Schema },
      },
    ],
  },
  status: {},
});

it('keeps of a CRD all that objects are checked by, and leaves prose out wherever it is', () => {
  const schema = {
    description: 'out',
    type: 'object',
    required: ['description'],
    properties: {
      description: { type: 'string', description: 'out', title: 'out' },
      properties: { type: 'object', properties: { items: { type: 'string', example: 'out' } } },
      items: { type: 'array', items: { type: 'integer', description: 'out' } },
      map: { type: 'object', additionalProperties: { description: 'out', enum: [{ description: 'in' }] } },
      any: { anyOf: [{ description: 'out', required: ['title'] }], default: { description: 'in' } },
    },
    'x-kubernetes-validations': [{ rule: 'self.description != ""', message: 'in' }],
  };
  const kept = crdFacts(crd(schema));
  expect(JSON.stringify(kept)).not.toMatch(/"out"|uid|subresources|status/);
  expect(JSON.stringify(kept)).toContain('"enum":[{"description":"in"}]');
  const [before, after] = [definitionOf(crd(schema)), definitionOf(kept)];
  expect(after.versions[0]?.schema).toEqual(before.versions[0]?.schema);
  expect(after.versions[0]?.deprecated).toBe(true);
});

it.each([
  [{}],
  [{ spec: null }],
  [{ spec: { versions: 'x' } }],
  [{ spec: { versions: [null, { schema: 1 }] } }],
])('takes %j, broken as it is', (broken) => {
  expect(() => crdFacts({ ...crd({}), ...broken } as Parameters<typeof crdFacts>[0])).not.toThrow();
});
