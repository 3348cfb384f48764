import { join } from 'node:path';
import { cache } from '../instruments/find.js';
import type { Claim } from '../support/prove.js';

/** How a proof went. */
export interface Outcome {
  readonly title: string;
  readonly claim: Omit<Claim, 'needs'>;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** Why it was skipped. */
  readonly reason?: string | undefined;
}

/** Where the reporter leaves the outcomes of a run. */
export const outcomesFile = process.env.CONFORMANCE_OUTCOMES ?? join(cache, 'outcomes.json');
