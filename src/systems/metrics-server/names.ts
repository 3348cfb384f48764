import type { k8s } from 'cdk8s-plus-27';

export const NAME = 'metrics-server';
export const NAMESPACE = 'kube-system';

/** What the Service, the Deployment and the disruption budget select; no two Pods of kube-system share it. */
export const selectorLabels: Readonly<Record<string, string>> = { 'k8s-app': NAME };

/** The metadata of a cluster-wide object: upstream's label first, then the user's. */
export function clusterMetadata(name: string, labels: Readonly<Record<string, string>>): k8s.ObjectMeta {
  return { name, labels: { ...selectorLabels, ...labels } };
}

/** The metadata of an object in kube-system. */
export function metadata(name: string, labels: Readonly<Record<string, string>>): k8s.ObjectMeta {
  return { ...clusterMetadata(name, labels), namespace: NAMESPACE };
}
