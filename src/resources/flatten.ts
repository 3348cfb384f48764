import type { KubernetesObject, Manifest } from '../model/manifest.js';
import { child } from '../model/pointer.js';
import { hasSopsMap } from './sops.js';

/** The objects of the lists among these, however deep, in their order; everything else as it is. */
export function flattened(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap((manifest) =>
    isList(manifest.object) ? flattened(itemsOf(manifest)) : [manifest],
  );
}

/** `List`, or the list of one kind: `DeploymentList` with its items. */
function isList(object: KubernetesObject): boolean {
  // Types promise what files need not keep.
  const { kind, items } = object ?? {};
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
}

function itemsOf({ object, placeOf, ...rest }: Manifest): Manifest[] {
  // The caller has seen that it is a list; an item without a head is told by the check of its own.
  const items = object.items as readonly KubernetesObject[];
  return items.map((item, index) => {
    const prefix = child('/items', index);
    return {
      ...rest,
      object: withSops(withHead(item, object), object),
      ...(placeOf && { placeOf: (at: string) => placeOf(prefix + at) }),
    };
  });
}

/** The items of a list of one kind may leave out what the list says already. */
function withHead(item: KubernetesObject, { apiVersion, kind }: KubernetesObject): KubernetesObject {
  if (typeof item !== 'object' || item === null || item.kind !== undefined || kind === 'List') return item;
  return { ...item, apiVersion, kind: kind.slice(0, -'List'.length) };
}

/** Of a list that SOPS has encrypted, it has encrypted every item. */
function withSops(item: KubernetesObject, list: KubernetesObject): KubernetesObject {
  if (typeof item !== 'object' || item === null || !hasSopsMap(list) || item.sops !== undefined) return item;
  return { ...item, sops: list.sops };
}
