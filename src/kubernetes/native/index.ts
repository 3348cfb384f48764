import type { Fault } from '../../model/fault.js';
import type { KubernetesObject } from '../../model/manifest.js';
import { admissionRules } from './admissionregistration/index.js';
import { apiRegistrationRules } from './apiregistration/index.js';
import { appsRules } from './apps/index.js';
import { autoscalingRules } from './autoscaling/index.js';
import { batchRules } from './batch/index.js';
import { nativeCheck } from './check-native.js';
import { coordinationRules } from './coordination/index.js';
import { coreRules } from './core/index.js';
import { discoveryRules } from './discovery/index.js';
import { flowControlRules } from './flowcontrol/index.js';
import type { NativeRules } from './native-rules.js';
import { networkingRules } from './networking/index.js';
import { nodeRules } from './node/index.js';
import { policyRules } from './policy/index.js';
import { rbacRules } from './rbac/index.js';
import { schedulingRules } from './scheduling/index.js';
import { storageRules } from './storage/index.js';

/** The kinds whose hand-written rules are known. */
export const nativeRules: readonly NativeRules[] = [
  ...admissionRules,
  ...apiRegistrationRules,
  ...appsRules,
  ...autoscalingRules,
  ...batchRules,
  ...coordinationRules,
  ...coreRules,
  ...discoveryRules,
  ...flowControlRules,
  ...networkingRules,
  ...nodeRules,
  ...policyRules,
  ...rbacRules,
  ...schedulingRules,
  ...storageRules,
];

const check = nativeCheck(nativeRules);

/**
 * What the API server of a minor version (31 for 1.31) says of an object by its hand-written code: all that no schema
 * tells. Of kinds without rules, custom resources among them, only `metadata` is looked at. Never throws.
 */
export function nativeFaults(object: KubernetesObject, minor: number): readonly Fault[] {
  return check(object, minor);
}
