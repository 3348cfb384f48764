/**
 * What the API server and its controllers give an object that didn't ask for it: fields, by the name of their type. An
 * object of a cluster that has them differs in nothing from the file that it was made of.
 */
const fields: Readonly<Record<string, readonly string[]>> = {
  ServiceSpec: ['clusterIP', 'clusterIPs', 'ipFamilies', 'healthCheckNodePort'],
  ServicePort: ['nodePort'],
  JobSpec: ['selector'],
  PodSpec: ['nodeName', 'priority', 'preemptionPolicy'],
  PersistentVolumeClaimSpec: ['volumeName', 'storageClassName'],
  PersistentVolumeSpec: ['claimRef'],
  ServiceAccount: ['secrets'],
};

const labels: ReadonlySet<string> = new Set([
  ...['controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name'],
  'pod-template-hash',
]);

const annotations: ReadonlySet<string> = new Set([
  'batch.kubernetes.io/job-tracking',
  ...['deprecated.daemonset.template.generation', 'deployment.kubernetes.io/revision'],
  ...['pv.kubernetes.io/bind-completed', 'pv.kubernetes.io/bound-by-controller'],
  ...['volume.kubernetes.io/storage-provisioner', 'volume.beta.kubernetes.io/storage-provisioner'],
]);

const finalizers: ReadonlySet<unknown> = new Set([
  ...['kubernetes.io/pvc-protection', 'kubernetes.io/pv-protection'],
  'service.kubernetes.io/load-balancer-cleanup',
]);

/** Whether it is given: a field of a type, or a key of a map that is called `labels` or `annotations`. */
export function isAllocated(type: string, map: string, field: string): boolean {
  if (map === 'labels') return labels.has(field);
  if (map === 'annotations') return annotations.has(field);
  return Object.hasOwn(fields, type) && (fields[type]?.includes(field) ?? false);
}

/** Whether an item of a list is given. */
export function isAllocatedItem(list: string, item: unknown): boolean {
  return list === 'finalizers' && finalizers.has(item);
}
