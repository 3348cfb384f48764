import type { Finding } from '../../model/finding.js';
import type { Manifest } from '../../model/manifest.js';
import type { Origin } from '../../model/origin.js';
import type { Pointer } from '../../model/pointer.js';

/**
 * What somebody has decided to live with. Every pattern that is given must match; `*` and `?` stay
 * between slashes, `**` does not.
 */
export interface Waiver {
  /** The rule, such as `unchecked-kind`. */
  readonly rule: string;
  /** Why; for whoever finds it a year later. */
  readonly reason: string;
  /** The last day on which it holds, in UTC: `2027-01-31`. Default: it never ends. */
  readonly until?: string | undefined;
  /** The object as findings name it: `Deployment.apps/prod/*`. */
  readonly object?: string | undefined;
  /** The JSON Pointer of the value: `/spec/ports/?/port`. */
  readonly at?: Pointer | undefined;
  /** The file that was read. */
  readonly file?: string | undefined;
  /** The path of the construct that made the object. */
  readonly construct?: string | undefined;
  /** Where the waiver itself is written. */
  readonly origin?: Origin | undefined;
}

/** What a check found, and in what. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly manifests: readonly Manifest[];
  /** The files that were read. */
  readonly files?: readonly string[] | undefined;
}

/** A finding that a waiver covers. */
export interface Waived {
  readonly finding: Finding;
  readonly reason: string;
  readonly until?: string | undefined;
}

/** A waiver as it is used, wherever it is written. */
export interface WrittenWaiver extends Pick<Waiver, 'rule' | 'reason' | 'until'> {
  covers(finding: Finding): boolean;
  /** Whether what it speaks of was looked at, so that it should have matched something. */
  readonly isJudged: boolean;
  /** Where it is written, as a finding says it. */
  readonly place: Pick<Finding, 'object' | 'at' | 'construct' | 'origin'>;
}
