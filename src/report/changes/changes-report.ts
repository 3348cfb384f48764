import type { Comparison } from '../../diff/comparison.js';
import type { RiskLevel } from '../../diff/risk-level.js';

/** All that a diff has to tell, whatever the format. */
export interface ChangesReport {
  readonly comparison: Comparison;
  /** What was compared, as the user named it: `main`, `dist/`, `<stdin>`. */
  readonly base: string;
  readonly head: string;
  /** The release of Kubernetes whose schemas were used: `1.37`. */
  readonly release: string;
  /** The version of this package. */
  readonly version: string;
  /** From which level on the exit code is 1; `any`: any change at all. */
  readonly failsAt: RiskLevel | 'any' | 'none';
}

/** What only a terminal cares for. */
export interface ChangesLook {
  /** Default: none. */
  readonly color?: boolean | undefined;
  /** Columns of the terminal. Default: 100. */
  readonly width?: number | undefined;
}

/** Writes a report; the text ends with a line feed unless it is empty. */
export type ChangesFormat = (report: ChangesReport, look?: ChangesLook) => string;
