import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { clusterScoped } from '../../kubernetes/cluster-scoped.js';
import type { Kubernetes } from './corefile/kubernetes.js';
import type { ServerBlock } from './corefile/server.js';
import type { Names } from './names.js';

/**
 * The ServiceAccount, and a ClusterRole bound to it: always, with the rights that the plugin `kubernetes` needs as it
 * is configured. Without the plugin the role is empty and no token is mounted; with it, nothing can be forgotten.
 */
export function addRbac(
  scope: Construct,
  { name, namespace, clusterRole, labels }: Names,
  servers: readonly ServerBlock[],
): void {
  const bound = { name: clusterRole, labels };
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: { name, namespace, labels },
    automountServiceAccountToken: false,
  });
  clusterScoped(new k8s.KubeClusterRole(scope, 'ClusterRole', { metadata: bound, rules: rulesFor(servers) }));
  clusterScoped(
    new k8s.KubeClusterRoleBinding(scope, 'ClusterRoleBinding', {
      metadata: bound,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    }),
  );
}

/** Whether the Pods talk to the API server at all. */
export function readsApi(servers: readonly ServerBlock[]): boolean {
  return servers.some(({ kubernetes }) => kubernetes);
}

/** CoreDNS watches Services and namespaces, endpoint slices unless `noendpoints`, and Pods only for `pods verified`. */
function rulesFor(servers: readonly ServerBlock[]): k8s.PolicyRule[] {
  const configured = servers.flatMap(({ kubernetes }) => kubernetes ?? []);
  if (configured.length === 0) return [];
  const wants = (test: (kubernetes: Kubernetes) => boolean) => configured.some(test);
  const core = ['namespaces', 'services', ...(wants(({ pods }) => pods === 'verified') ? ['pods'] : [])];
  const rules = [{ apiGroups: [''], resources: core, verbs: ['list', 'watch'] }];
  if (wants(({ noEndpoints }) => !noEndpoints)) {
    rules.push({ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] });
  }
  return rules;
}
