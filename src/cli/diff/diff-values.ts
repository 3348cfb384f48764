/** What the command line says. */
export interface DiffValues {
  readonly operands: readonly string[];
  /** What stands after `--`. */
  readonly paths: readonly string[];
  readonly synth?: boolean;
  readonly 'no-install'?: boolean;
  readonly format?: readonly string[];
  readonly 'fail-on'?: string;
  readonly kubernetes?: string;
  readonly schemas?: string;
}
