import type { k8s } from 'cdk8s-plus-27';

const read = ['get', 'list', 'watch'];

/** What the server reads from the API: targets, and the metrics of kubelets and of the API server itself. */
export const serverRules: k8s.PolicyRule[] = [
  { apiGroups: [''], resources: ['nodes', 'services', 'endpoints', 'pods'], verbs: read },
  { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: read },
  { nonResourceUrLs: ['/metrics', '/metrics/cadvisor'], verbs: ['get'] },
];
