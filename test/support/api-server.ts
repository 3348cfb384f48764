import type { Route } from './server.js';

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** What an API server with one kind of its own, one of another server, and one of a CRD answers. */
export const clusterRoutes: Readonly<Record<string, Route>> = {
  '/version': { major: '1', minor: '31+', gitVersion: 'v1.31.4-test.1' },
  '/openapi/v3': {
    paths: Object.fromEntries(
      [
        'api',
        'api/v1',
        'apis/apiregistration.k8s.io/v1',
        'apis/example.com/v1',
        'apis/late.example.com/v1',
        'version',
      ].map((path) => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=OLD` }]),
    ),
  },
  '/openapi/v3/api/v1': document('', 'v1', 'Note', 'notes', true),
  '/openapi/v3/apis/apiregistration.k8s.io/v1': document(
    'apiregistration.k8s.io',
    'v1',
    'APIService',
    'apiservices',
    false,
  ),
  '/openapi/v3/apis/example.com/v1': document('example.com', 'v1', 'Widget', 'widgets', true),
  '/openapi/v3/apis/late.example.com/v1': document('late.example.com', 'v1', 'Metric', 'metrics', true),
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?limit=100': {
    metadata: { continue: 'a b' },
    items: [widgetCrd('gadgets', 'Gadget')],
  },
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?limit=100&continue=a%20b': {
    metadata: {},
    items: [widgetCrd('widgets', 'Widget')],
  },
};

/** A CRD as a server returns it: with what it writes itself, and without its head. */
export function widgetCrd(plural: string, kind: string): object {
  return {
    metadata: {
      name: `${plural}.example.com`,
      uid: 'c3ad',
      resourceVersion: '12',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      managedFields: [{ manager: 'kubectl' }],
      labels: { app: 'example' },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        'controller-gen.kubebuilder.io/version': 'v0.17.0',
      },
    },
    spec: {
      group: 'example.com',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      scope: 'Namespaced',
      conversion: { strategy: 'None' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          additionalPrinterColumns: [{ name: 'Size', type: 'integer', jsonPath: '.spec.size' }],
          schema: {
            openAPIV3Schema: {
              description: 'What a maker wants.',
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  required: ['size'],
                  properties: {
                    size: { type: 'integer', description: 'How large.' },
                    description: { type: 'string', description: 'In words.' },
                  },
                  'x-kubernetes-validations': [{ rule: 'self.size < 10', message: 'size is too large' }],
                },
              },
            },
          },
        },
      ],
    },
    status: { acceptedNames: { kind, plural }, conditions: [], storedVersions: ['v1'] },
  };
}

function document(group: string, version: string, kind: string, plural: string, namespaced: boolean): object {
  const gvk = { group, version, kind };
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const name = `test.${group || 'core'}.${version}.${kind}`;
  return {
    openapi: '3.0.0',
    paths: {
      [`${root}/${namespaced ? 'namespaces/{namespace}/' : ''}${plural}`]: {
        post: { 'x-kubernetes-group-version-kind': gvk },
      },
    },
    components: {
      schemas: {
        [name]: {
          description: `${kind} is a kind.`,
          type: 'object',
          properties: {
            apiVersion: { type: 'string' },
            kind: { type: 'string' },
            metadata: { allOf: [{ $ref: `#/components/schemas/${meta}` }], default: {} },
            text: { type: 'string', description: 'What it says.', enum: ['a', 'b'] },
          },
          'x-kubernetes-group-version-kind': [gvk],
        },
        [meta]: { type: 'object', properties: { name: { type: 'string' }, namespace: { type: 'string' } } },
      },
    },
  };
}
