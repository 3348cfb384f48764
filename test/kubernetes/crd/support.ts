import type { JsonObject, KubernetesObject } from '../../../src/model/manifest.js';

interface Changes {
  readonly name?: string;
  readonly names?: JsonObject;
  readonly spec?: JsonObject;
  readonly version?: JsonObject;
  readonly schema?: JsonObject;
}

/** A definition that is fine, but for what is changed. */
export function crd({
  name = 'things.example.com',
  names,
  spec,
  version,
  schema,
}: Changes): KubernetesObject {
  const openAPIV3Schema = schema ?? { type: 'object', properties: { spec: { type: 'object' } } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things', ...names },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema }, ...version }],
      ...spec,
    },
  };
}

/** A definition whose `spec.a` has this schema. */
export function field(a: JsonObject): KubernetesObject {
  return crd({ schema: { type: 'object', properties: { spec: { type: 'object', properties: { a } } } } });
}
