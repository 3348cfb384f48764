import { refused } from './rule-info.js';

/** Roles and who has them. */

export const policyRuleIncomplete = refused(
  'policy-rule-incomplete',
  'A rule without verbs, groups or resources allows nothing.',
  "Write verbs, apiGroups ('' for the core group) and resources, or verbs and nonResourceURLs.",
);

export const policyRuleMixed = refused(
  'policy-rule-mixed',
  'Paths such as /healthz belong to no group and no namespace.',
  'Write nonResourceURLs in a rule of its own, of a ClusterRole.',
);

export const roleRefInvalid = refused(
  'role-ref-invalid',
  'The API server knows two kinds of roles, and a ClusterRoleBinding gives only ClusterRoles.',
  'Refer to kind ClusterRole, or Role in a RoleBinding, with apiGroup rbac.authorization.k8s.io.',
);

export const subjectInvalid = refused(
  'subject-invalid',
  'A subject is a user, a group or a service account; the API server asks for what tells it apart.',
  'Set kind to User, Group or ServiceAccount; give a ServiceAccount of a ClusterRoleBinding its namespace, and no apiGroup.',
);

export const aggregationEmpty = refused(
  'aggregation-without-selectors',
  'A role that is put together from none would have no rules.',
  'Name at least one selector under aggregationRule.clusterRoleSelectors, or remove aggregationRule.',
);
