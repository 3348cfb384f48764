import type { NativeRules } from '../native-rules.js';
import { runtimeClass } from './runtime-class.js';

/** The kinds of the group node.k8s.io. */
export const nodeRules: readonly NativeRules[] = [runtimeClass];
