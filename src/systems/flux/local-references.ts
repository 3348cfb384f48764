import { child, type Pointer } from '../../model/pointer.js';
import type { ObjectRef } from './head.js';
import type { Reference } from './references.js';

/** The Secrets and ConfigMaps that a spec names anywhere in it; Flux looks for them in the object's own namespace. */
export function localReferences(spec: object, at: Pointer, namespace: string): Reference[] {
  return Object.entries(spec).flatMap(([key, value]): Reference[] => {
    const here = child(at, key);
    if (typeof value !== 'object' || value === null) return [];
    const kind = kindNamedBy(key);
    if (kind && 'name' in value && typeof value.name === 'string')
      return [{ at: child(here, 'name'), kind, name: value.name, namespace }];
    return key === 'values' ? [] : localReferences(value, here, namespace);
  });
}

function kindNamedBy(key: string): string | undefined {
  if (/(^s|S)ecretRef$/.test(key)) return 'Secret';
  return key === 'configMapRef' ? 'ConfigMap' : undefined;
}

/** References to ConfigMaps and Secrets that say which of the two they are. */
export function valueReferences(
  list: readonly { readonly kind: string; readonly name: string }[] | undefined,
  at: Pointer,
  namespace: string,
): Reference[] {
  return (list ?? []).map(({ kind, name }, index) => ({ at: `${at}/${index}/name`, kind, name, namespace }));
}

/** References of a kind; the namespace is the object's own unless they have one. */
export function crossReferences(
  list: readonly { readonly kind?: string; readonly name: string; readonly namespace?: string }[] | undefined,
  at: Pointer,
  own: ObjectRef,
): Reference[] {
  return (list ?? []).map(({ kind = own.kind, name, namespace = own.namespace }, index) => ({
    at: `${at}/${index}/name`,
    kind,
    name,
    namespace,
  }));
}

/** One such reference, if it is there. */
export function crossReference(
  reference: { readonly kind: string; readonly name: string; readonly namespace?: string } | undefined,
  at: Pointer,
  own: ObjectRef,
): Reference[] {
  if (!reference) return [];
  const { kind, name, namespace = own.namespace } = reference;
  return [{ at: `${at}/name`, kind, name, namespace }];
}

/** What a Kustomization or HelmRelease waits for: always of its own kind. */
export function dependenciesOf(
  list: readonly { readonly name: string; readonly namespace?: string }[] | undefined,
  own: ObjectRef,
): ObjectRef[] {
  return (list ?? []).map(({ name, namespace = own.namespace }) => ({ kind: own.kind, name, namespace }));
}
