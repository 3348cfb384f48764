import type { k8s } from 'cdk8s-plus-27';

/** The parts of the stack: names of objects, Services and jobs alike. */
export type PartName =
  | 'prometheus'
  | 'node-exporter'
  | 'kube-state-metrics'
  | 'snmp-exporter'
  | 'mysqld-exporter'
  | 'ceph-exporter'
  | 'alertmanager'
  | 'dingtalk'
  | 'grafana';

/** One part of the stack, where it is and by which labels its Pods are selected. */
export interface Part {
  readonly name: PartName;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The part of this name. */
export function part(name: PartName, namespace: string): Part {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'prometheus-stack' };
  return { name, namespace, labels };
}

/** The metadata of one of its objects. */
export function metadataOf({ name, namespace, labels }: Part, suffix = ''): k8s.ObjectMeta {
  return { name: `${name}${suffix}`, namespace, labels: { ...labels } };
}

/** The metadata of a cluster-wide object, which says whose it is. */
export function clusterMetadataOf({ name, namespace, labels }: Part): k8s.ObjectMeta {
  return { name: `${namespace}:${name}`, labels: { ...labels } };
}
