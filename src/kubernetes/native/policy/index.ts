import type { NativeRules } from '../native-rules.js';
import { podDisruptionBudget } from './pod-disruption-budget.js';

/** The kinds of the group policy. */
export const policyRules: readonly NativeRules[] = [podDisruptionBudget];
