import type { Origin } from './origin.js';
import type { Pointer } from './pointer.js';

/** What JSON can say, and so what a manifest can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A map of JSON values; keys are strings. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A Kubernetes object as it is written: plain JSON with at least these fields. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** The part of `metadata` that identity needs; everything else in it is plain JSON. */
export interface ObjectMeta extends JsonObject {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
}

/** One object of a set, and where it came from. */
export interface Manifest {
  readonly object: KubernetesObject;
  /** The path of the construct that made it; absent for objects that were read. */
  readonly construct?: string | undefined;
  readonly origin?: Origin | undefined;
  /** Where a value stands in the text that the object was read from; absent for objects that were made. */
  readonly placeOf?: ((at: Pointer) => Origin) | undefined;
  /** The text that it was read from has nothing that SOPS has encrypted, so that nobody need look for it. */
  readonly isOpen?: boolean | undefined;
}

/** `apps` of `apps/v1`; an empty string for the core group. */
export function apiGroup(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/**
 * What makes an object the same object for the API server, whatever its version: `Deployment.apps/kube-system/coredns`,
 * `Namespace/prod`. Objects of a `generateName` get a name from the server; theirs ends in `*` and is not unique.
 */
export function identity({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiGroup(apiVersion);
  const name = metadata.name ?? `${metadata.generateName ?? ''}*`;
  const path = metadata.namespace ? `${metadata.namespace}/${name}` : name;
  return `${kind}${group && `.${group}`}/${path}`;
}

/** Whether two objects of this identity would be one and the same object. */
export function isNamed(object: KubernetesObject): boolean {
  return object.metadata.name !== undefined;
}
