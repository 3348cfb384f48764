import type { RuleInfo } from '../../model/fault.js';
import type { Finding, Severity } from '../../model/finding.js';

/** All that a check has to tell, whatever the format. */
export interface FindingsReport {
  /** In any order: every format tells the worst first. */
  readonly findings: readonly Finding[];
  /** The rules that found something. Of one that is missing here, the words of its first finding are told. */
  readonly rules: readonly RuleInfo[];
  /** How much was checked, with or without a finding. */
  readonly counts: Counts;
  /** The releases of Kubernetes that it was checked against: `1.37`. */
  readonly releases: readonly string[];
  readonly waived: readonly Waived[];
  /** The version of this package. */
  readonly version: string;
  /** The severity from which on a finding makes the check fail. Default: `error`. */
  readonly failsAt?: Severity | undefined;
  /** What was read, by the names that origins have. Only the text format quotes from it, and never from a Secret. */
  readonly sources?: ReadonlyMap<string, string> | undefined;
}

/** What was looked at. */
export interface Counts {
  readonly objects: number;
  readonly files: number;
  /** Objects with values that SOPS has encrypted, which were not looked at. Default: 0. */
  readonly encrypted?: number | undefined;
}

/** A finding that somebody has decided to live with. */
export interface Waived {
  readonly finding: Finding;
  readonly reason: string;
  /** The last day on which the waiver holds: `2027-01-31`. Default: it never ends. */
  readonly until?: string | undefined;
}

/** What only a terminal cares for. */
export interface Look {
  /** Default: none. */
  readonly color?: boolean | undefined;
  /** The most characters of a source line that are quoted. Default: 100. */
  readonly width?: number | undefined;
}

/** Writes a report; the text ends with a line feed unless it is empty. */
export type FindingsFormat = (report: FindingsReport, look?: Look) => string;
