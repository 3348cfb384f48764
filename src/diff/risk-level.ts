import type { Origin } from '../model/origin.js';
import type { Pointer } from '../model/pointer.js';

/**
 * What a change can do, worst first: `impossible` (the API server refuses the update), `data-loss` (something is deleted or
 * recreated with what it holds), `outage` (nobody answers any more), `compatibility` (objects of a CRD stop being valid),
 * `security` (somebody may do more than before), `rollout` (Pods restart, or don't although they should), `scale` (more or
 * less of something runs, and costs), `cosmetic` (nothing happens).
 */
export const riskLevels = [
  'impossible',
  'data-loss',
  'outage',
  'compatibility',
  'security',
  'rollout',
  'scale',
  'cosmetic',
] as const;

/** One of them. */
export type RiskLevel = (typeof riskLevels)[number];

/** What a rule has found in the change of one object. */
export interface Risk {
  /** The rule: `selector-changed`. */
  readonly rule: string;
  readonly level: RiskLevel;
  /** A sentence that names the values; never one of a Secret. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The value in the object of HEAD, or of BASE where HEAD has none. */
  readonly at: Pointer;
  readonly origin?: Origin | undefined;
}
