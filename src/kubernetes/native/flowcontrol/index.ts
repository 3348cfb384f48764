import type { NativeRules } from '../native-rules.js';
import { flowSchema } from './flow-schema.js';
import { priorityLevelConfiguration } from './priority-level-configuration.js';

/** The kinds of the group flowcontrol.apiserver.k8s.io. */
export const flowControlRules: readonly NativeRules[] = [flowSchema, priorityLevelConfiguration];
