import { between, required } from '../blocks/looks.js';
import { defineNativeRules } from '../native-rules.js';
import { metricTargetInvalid } from '../rule-infos/autoscaling.js';
import { merged, under } from '../tables.js';
import { behavior } from './behavior.js';
import { metric } from './metric.js';
import { replicaRange } from './replicas.js';
import { scaleTarget } from './scale-target.js';

/** A HorizontalPodAutoscaler of any version. */
export const horizontalPodAutoscaler = defineNativeRules({
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  at: merged({ '/spec': [required(), replicaRange] }, under('/spec/scaleTargetRef', scaleTarget)),
});

/** As v1 has it, with one metric. */
export const horizontalPodAutoscalerV1 = defineNativeRules({
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  versions: ['v1'],
  at: {
    '/spec/targetCPUUtilizationPercentage': between(
      1,
      Number.POSITIVE_INFINITY,
      metricTargetInvalid,
      'must be greater than 0',
    ),
  },
});

/** As v2 has it, with many metrics and a behavior. */
export const horizontalPodAutoscalerV2 = defineNativeRules({
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  versions: ['v2'],
  at: merged(under('/spec/metrics/*', metric), under('/spec/behavior', behavior)),
});
