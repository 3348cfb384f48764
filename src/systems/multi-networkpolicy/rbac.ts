import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Names } from './names.js';

/** The enforcer's account, and what it watches. */
export function addRbac(scope: Construct, { name, namespace, labels }: Names): void {
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: { name, namespace, labels },
    // The Pod asks for its token itself; nothing else that runs under this account gets one unasked.
    automountServiceAccountToken: false,
  });
  new k8s.KubeClusterRole(scope, 'ClusterRole', { metadata: { name, labels }, rules });
  new k8s.KubeClusterRoleBinding(scope, 'ClusterRoleBinding', {
    metadata: { name, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}

const rules: k8s.PolicyRule[] = [
  {
    apiGroups: ['k8s.cni.cncf.io'],
    resources: ['multi-networkpolicies', 'network-attachment-definitions'],
    verbs: ['list', 'watch'],
  },
  { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['list', 'watch'] },
  // It tells of its start in an event of its node.
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];
