/** What `cdk8s synth` asks of a plugin under `validations` of `cdk8s.yaml`, as far as ours has to do with it. */
export interface Validation {
  validate(context: ValidationContext): Promise<void>;
}

/** What it hands to one. */
export interface ValidationContext {
  /** The files that were written. */
  readonly manifests: readonly string[];
  readonly report: ValidationReport;
}

/** Where a plugin tells what it found. */
export interface ValidationReport {
  addViolation(violation: Violation): void;
  /** Must come last; `failure` makes the command end with an error. */
  submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
}

/** A rule that some resources break. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

/** One of them. */
export interface ViolatingResource {
  /** The command finds the construct by it. */
  readonly resourceName: string;
  readonly locations: readonly string[];
  /** The file that it is in. */
  readonly manifestPath: string;
}
