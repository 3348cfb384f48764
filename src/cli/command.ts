import type { ParseArgsConfig } from 'node:util';
import type { ExitCode, Io } from './io.js';

/** One verb of the command line, in one file. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What the operands are, for `--help`: `FILE…`; they come as `values.operands`. Without it there are none. */
  readonly operands?: string;
  /** Whether what stands after `--` comes apart from the operands, as `values.paths`. */
  readonly paths?: true;
  /** `values` are those of `options`, as `node:util`'s `parseArgs` gives them. */
  run(values: Readonly<Record<string, unknown>>, io: Io): Promise<ExitCode>;
}

/** An option of a command, as `parseArgs` takes it, and what `--help` says of it. One that is `multiple` gives a list. */
export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  readonly help: string;
  /** What stands for the value in `--help`. */
  readonly value?: string;
};
