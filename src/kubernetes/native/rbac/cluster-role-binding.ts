import { defineNativeRules } from '../native-rules.js';
import { binding } from './binding.js';

/** A ClusterRoleBinding. */
export const clusterRoleBinding = defineNativeRules({
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRoleBinding',
  at: binding(['ClusterRole'], false),
});
