import { refused } from './rule-info.js';

/** HorizontalPodAutoscalers. */

export const replicaRangeInvalid = refused(
  'replica-range-invalid',
  'The autoscaler moves between minReplicas and maxReplicas and needs room to do so.',
  'Set maxReplicas to at least 1 and at least minReplicas; minReplicas to 1 or more (since 1.37 to 0 with an Object or External metric).',
);

export const scaleTargetInvalid = refused(
  'scale-target-invalid',
  'The autoscaler could not find what it is to scale.',
  'Set apiVersion with its group, kind and name: apps/v1, Deployment, web.',
);

export const metricSourceInvalid = refused(
  'metric-source-invalid',
  'The type says which of the fields describes the metric; the API server refuses to guess.',
  'Set the one field that the type names, such as resource with type Resource, and name the metric.',
);

export const metricTargetInvalid = refused(
  'metric-target-invalid',
  'The autoscaler could not tell how far the metric is from where it should be.',
  'Set type and exactly one positive amount: averageUtilization, averageValue or value, as the kind of metric allows.',
);

export const scalingPolicyInvalid = refused(
  'scaling-policy-invalid',
  'The autoscaler could not tell how fast it may go.',
  'Give at least one policy with a positive value and a period from 1 to 1800 seconds; stabilize for 3600 seconds at most.',
);
