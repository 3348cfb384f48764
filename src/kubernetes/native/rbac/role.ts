import { defineNativeRules } from '../native-rules.js';
import { policyRule } from './policy-rule.js';

/** A Role. */
export const role = defineNativeRules({
  group: 'rbac.authorization.k8s.io',
  kind: 'Role',
  at: { '/rules/*': policyRule(true) },
});
