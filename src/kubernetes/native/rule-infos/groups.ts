import type { RuleInfo } from '../../../model/fault.js';
import * as admission from './admission.js';
import * as autoscaling from './autoscaling.js';
import * as classes from './classes.js';
import * as flowControl from './flow-control.js';
import * as limits from './limits.js';
import * as networking from './networking.js';
import * as policy from './policy.js';
import * as rbac from './rbac.js';
import * as workloads from './workloads.js';

/** Every rule that only kinds outside of the core group have. */
export const groupRuleInfos: readonly RuleInfo[] = [
  admission,
  autoscaling,
  classes,
  flowControl,
  limits,
  networking,
  policy,
  rbac,
  workloads,
].flatMap((file) => Object.values<RuleInfo>({ ...file }));
