import type { NativeRules } from '../native-rules.js';
import { clusterRole } from './cluster-role.js';
import { clusterRoleBinding } from './cluster-role-binding.js';
import { role } from './role.js';
import { roleBinding } from './role-binding.js';

/** The kinds of the group rbac.authorization.k8s.io. */
export const rbacRules: readonly NativeRules[] = [clusterRole, clusterRoleBinding, role, roleBinding];
