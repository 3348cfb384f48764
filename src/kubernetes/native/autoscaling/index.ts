import type { NativeRules } from '../native-rules.js';
import {
  horizontalPodAutoscaler,
  horizontalPodAutoscalerV1,
  horizontalPodAutoscalerV2,
} from './horizontal-pod-autoscaler.js';

/** The kinds of the group autoscaling. */
export const autoscalingRules: readonly NativeRules[] = [
  horizontalPodAutoscaler,
  horizontalPodAutoscalerV1,
  horizontalPodAutoscalerV2,
];
