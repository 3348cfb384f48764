import { countOrPercentageOfAll } from '../blocks/int-or-percent.js';
import { labelSelector } from '../blocks/labels.js';
import { anyOneOf, whole } from '../blocks/looks.js';
import { isSet } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { budgetContradictory } from '../rule-infos/policy.js';
import { merged, under } from '../tables.js';

const eitherLimit: Look = whole(({ minAvailable, maxUnavailable }, at, report) => {
  const says = 'minAvailable and maxUnavailable cannot be both set';
  if (isSet(minAvailable) && isSet(maxUnavailable)) report({ rule: budgetContradictory, at, says });
});

/** A PodDisruptionBudget. */
export const podDisruptionBudget = defineNativeRules({
  group: 'policy',
  kind: 'PodDisruptionBudget',
  at: merged(
    {
      '/spec': eitherLimit,
      '/spec/minAvailable': countOrPercentageOfAll,
      '/spec/maxUnavailable': countOrPercentageOfAll,
      '/spec/unhealthyPodEvictionPolicy': anyOneOf(['AlwaysAllow', 'IfHealthyBudget']),
    },
    under('/spec/selector', labelSelector),
  ),
});
