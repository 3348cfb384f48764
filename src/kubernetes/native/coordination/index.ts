import type { NativeRules } from '../native-rules.js';
import { lease } from './lease.js';

/** The kinds of the group coordination.k8s.io. */
export const coordinationRules: readonly NativeRules[] = [lease];
