import type { RuleInfo } from '../../../model/fault.js';
import * as data from './data.js';
import * as general from './general.js';
import * as metadata from './metadata.js';
import * as pod from './pod.js';
import * as ports from './ports.js';
import * as resources from './resources.js';
import * as service from './service.js';
import * as storage from './storage.js';
import * as warnings from './warnings.js';

/** Every rule of the building blocks and of the core group. */
export const coreRuleInfos: readonly RuleInfo[] = [
  data,
  general,
  metadata,
  pod,
  ports,
  resources,
  service,
  storage,
  warnings,
].flatMap((file) => Object.values<RuleInfo>({ ...file }));
