/** What must be there before what: an apply from top to bottom then works the first time. */
const ranks: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition'],
  [
    'ResourceQuota',
    'LimitRange',
    'PriorityClass',
    'RuntimeClass',
    'StorageClass',
    'IngressClass',
    'GatewayClass',
  ],
  ['ServiceAccount'],
  ['ClusterRole', 'Role'],
  ['ClusterRoleBinding', 'RoleBinding'],
  ['ConfigMap', 'Secret'],
  ['PersistentVolume'],
  ['PersistentVolumeClaim'],
  ['Service', 'EndpointSlice', 'Endpoints'],
  ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'Pod', 'Job', 'CronJob'],
  ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'NetworkPolicy', 'Ingress'],
];

const rankOf = new Map(ranks.flatMap((kinds, rank) => kinds.map((kind) => [kind, rank] as const)));
const CUSTOM = ranks.length;

/** Webhooks and aggregated APIs come last of all: once they are there, the API server asks them. */
const last = new Set(['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'APIService']);

/** The place of a kind in a file; kinds that are not built in come after the workloads that serve them. */
export function kindRank(kind: string): number {
  return last.has(kind) ? CUSTOM + 1 : (rankOf.get(kind) ?? CUSTOM);
}
