/** What a command may touch of the process that it runs in; tests hand in their own. */
export interface Io {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Results: what a pipe or a file wants to have. */
  out(text: string): void;
  /** Everything said to a person. */
  err(text: string): void;
  /** Whether a person watches `err`. */
  readonly isTerminal: boolean;
  /** Whether a person watches `out`. Default: nobody does. */
  readonly isOutTerminal?: boolean;
  /** Columns of the terminal that `out` is shown on. */
  readonly columns?: number | undefined;
  /** What day it is; absent where nothing depends on it. */
  readonly now?: () => Date;
}

/** What the process ends with. */
export type ExitCode = 0 | 1 | 2 | 3;

/** All is well. */
export const FINE = 0;
/** Findings or changes at or above the threshold. */
export const FOUND = 1;
/** The user's mistake. */
export const MISTAKE = 2;
/** Ours. */
export const BUG = 3;
