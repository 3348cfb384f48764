import { at } from '../../../kubernetes/native/blocks/read.js';
import { apiGroup, type KubernetesObject, type Manifest } from '../../../model/manifest.js';
import type { Objects } from '../../../resources/objects.js';

/** The CustomResourceDefinition of an object's kind in the set: found by a name that both hold. */
export function definitionFor({ object }: Manifest, objects: Objects): KubernetesObject | undefined {
  const group = apiGroup(String(object.apiVersion));
  if (!group.includes('.')) return undefined;
  const crds = objects.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition');
  return crds.find((crd) => at(crd.object, 'spec', 'group') === group && defines(crd.object, object.kind))
    ?.object;
}

function defines(crd: KubernetesObject, kind: string): boolean {
  return at(crd, 'spec', 'names', 'kind') === kind;
}
