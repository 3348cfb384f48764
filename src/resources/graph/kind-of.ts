import { apiGroup, type KubernetesObject } from '../../model/manifest.js';

/** The kind with its group, whatever the version: `Deployment.apps`, `Service`. What an `identity` begins with. */
export function kindOf({ apiVersion, kind }: KubernetesObject): string {
  const group = apiGroup(String(apiVersion));
  return group === '' ? kind : `${kind}.${group}`;
}

/** The same of an identity: `Deployment.apps` of `Deployment.apps/kube-system/coredns`. */
export function kindOfIdentity(identity: string): string {
  return identity.slice(0, identity.indexOf('/'));
}

/** The identity that an object of this kind, name and namespace would have. */
export function identityOf(kind: string, namespace: string | undefined, name: string): string {
  return namespace ? `${kind}/${namespace}/${name}` : `${kind}/${name}`;
}
