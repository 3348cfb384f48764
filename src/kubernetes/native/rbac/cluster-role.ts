import { missing } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { whole } from '../blocks/looks.js';
import { itemsOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { aggregationEmpty } from '../rule-infos/rbac.js';
import { merged, under } from '../tables.js';
import { policyRule } from './policy-rule.js';

const aggregation: Look = whole(({ clusterRoleSelectors }, at, report) => {
  const detail = 'at least one clusterRoleSelector required if aggregationRule is non-nil';
  if (itemsOf(clusterRoleSelectors).length === 0)
    report(missing(`${at}/clusterRoleSelectors`, detail, aggregationEmpty));
});

/** A ClusterRole. */
export const clusterRole = defineNativeRules({
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  at: merged(
    { '/rules/*': policyRule(false), '/aggregationRule': aggregation },
    under('/aggregationRule/clusterRoleSelectors/*', labelSelector),
  ),
});
