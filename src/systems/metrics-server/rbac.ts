import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { clusterMetadata, metadata, NAME, NAMESPACE } from './names.js';

type LabelMap = Readonly<Record<string, string>>;

const subject: k8s.Subject = { kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE };
const read = ['get', 'list', 'watch'];

/** The account of metrics-server, what it may do, and what users of `view`, `edit` and `admin` may read from it. */
export function addRbac(scope: Construct, labels: LabelMap): void {
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: metadata(NAME, labels),
    // The Pod asks for its token itself; nothing else that runs under this account gets one unasked.
    automountServiceAccountToken: false,
  });
  addReaderRole(scope, labels);
  addServerRole(scope, labels);
  addBindings(scope, labels);
}

function addReaderRole(scope: Construct, labels: LabelMap): void {
  const aggregate = Object.fromEntries(
    ['view', 'edit', 'admin'].map((role) => [`rbac.authorization.k8s.io/aggregate-to-${role}`, 'true']),
  );
  new k8s.KubeClusterRole(scope, 'ReaderRole', {
    metadata: clusterMetadata('system:aggregated-metrics-reader', { ...labels, ...aggregate }),
    rules: [{ apiGroups: ['metrics.k8s.io'], resources: ['pods', 'nodes'], verbs: read }],
  });
}

function addServerRole(scope: Construct, labels: LabelMap): void {
  new k8s.KubeClusterRole(scope, 'ServerRole', {
    metadata: clusterMetadata('system:metrics-server', labels),
    rules: [
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods', 'nodes'], verbs: read },
    ],
  });
}

function addBindings(scope: Construct, labels: LabelMap): void {
  new k8s.KubeRoleBinding(scope, 'AuthReaderBinding', {
    metadata: metadata('metrics-server-auth-reader', labels),
    roleRef: roleRef('Role', 'extension-apiserver-authentication-reader'),
    subjects: [subject],
  });
  new k8s.KubeClusterRoleBinding(scope, 'AuthDelegatorBinding', {
    metadata: clusterMetadata('metrics-server:system:auth-delegator', labels),
    roleRef: roleRef('ClusterRole', 'system:auth-delegator'),
    subjects: [subject],
  });
  new k8s.KubeClusterRoleBinding(scope, 'ServerRoleBinding', {
    metadata: clusterMetadata('system:metrics-server', labels),
    roleRef: roleRef('ClusterRole', 'system:metrics-server'),
    subjects: [subject],
  });
}

function roleRef(kind: 'Role' | 'ClusterRole', name: string): k8s.RoleRef {
  return { apiGroup: 'rbac.authorization.k8s.io', kind, name };
}
