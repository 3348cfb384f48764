import { invalid, missing } from '../blocks/faults.js';
import { whole } from '../blocks/looks.js';
import { itemsOf } from '../blocks/read.js';
import type { Look } from '../native-rules.js';
import { policyRuleIncomplete, policyRuleMixed } from '../rule-infos/rbac.js';

/** One of `rules`: what may be done, and with what. */
export function policyRule(isNamespaced: boolean): Look {
  return whole((rule, at, report) => {
    const has = (field: string) => itemsOf(rule[field]).length > 0;
    const miss = (field: string, detail: string) => {
      if (!has(field)) report(missing(`${at}/${field}`, detail, policyRuleIncomplete));
    };
    const mixed = (says: string) =>
      report(invalid(policyRuleMixed, `${at}/nonResourceURLs`, rule.nonResourceURLs, says));
    miss('verbs', 'verbs must contain at least one value');
    if (!has('nonResourceURLs')) {
      miss('apiGroups', 'resource rules must supply at least one api group');
      miss('resources', 'resource rules must supply at least one resource');
      return;
    }
    if (isNamespaced) mixed('namespaced rules cannot apply to non-resource URLs');
    if (has('apiGroups') || has('resources') || has('resourceNames'))
      mixed('rules cannot apply to both regular resources and non-resource URLs');
  });
}
