import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { clusterScoped } from '../../kubernetes/cluster-scoped.js';
import type { Head } from './props.js';

const apiGroup = 'rbac.authorization.k8s.io';

/** The ServiceAccount of an EventListener, bound to the two ClusterRoles that come with Tekton Triggers for it. */
export function addListenerRbac(
  scope: Construct,
  name: string,
  namespace: string,
  labels: Head['labels'],
): void {
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  const role = (role: string) => ({
    apiGroup,
    kind: 'ClusterRole',
    name: `tekton-triggers-eventlistener-${role}`,
  });
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', { metadata: { name, namespace, labels } });
  new k8s.KubeRoleBinding(scope, 'RoleBinding', {
    metadata: { name, namespace, labels },
    roleRef: role('roles'),
    subjects,
  });
  clusterScoped(
    new k8s.KubeClusterRoleBinding(scope, 'ClusterRoleBinding', {
      metadata: { name: `${namespace}:${name}`, labels },
      roleRef: role('clusterroles'),
      subjects,
    }),
  );
}
