import type { NativeRules } from '../native-rules.js';
import { cronJob } from './cron-job.js';
import { job } from './job.js';

/** The kinds of the group batch. */
export const batchRules: readonly NativeRules[] = [cronJob, job];
