import type { NativeRules } from '../native-rules.js';
import { priorityClass } from './priority-class.js';

/** The kinds of the group scheduling.k8s.io. */
export const schedulingRules: readonly NativeRules[] = [priorityClass];
