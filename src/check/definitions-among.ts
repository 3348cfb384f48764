import { isDefinition } from '../kubernetes/kinds/custom-kinds.js';
import type { KubernetesObject, Manifest } from '../model/manifest.js';
import { flattened } from '../resources/flatten.js';
import { shapeFault } from './shape-fault.js';

/** The CustomResourceDefinitions of a set, also those in lists: `kubectl get crds -o yaml` writes one. */
export function definitionsAmong(manifests: readonly Manifest[]): KubernetesObject[] {
  return flattened(manifests)
    .map(({ object }) => object)
    .filter((object) => !shapeFault(object) && isDefinition(object));
}
