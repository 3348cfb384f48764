import { defineNativeRules } from '../native-rules.js';
import { binding } from './binding.js';

/** A RoleBinding. */
export const roleBinding = defineNativeRules({
  group: 'rbac.authorization.k8s.io',
  kind: 'RoleBinding',
  at: binding(['ClusterRole', 'Role'], true),
});
