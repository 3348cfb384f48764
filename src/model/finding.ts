import type { Manifest } from './manifest.js';
import type { Origin } from './origin.js';
import type { Pointer } from './pointer.js';

/** How bad a finding is: only an `error` stops a synthesis. */
export type Severity = 'error' | 'warning' | 'info';

/** Something about a manifest that the API server, an operator or good sense would object to. */
export interface Finding {
  /** The rule that found it, such as `service-selects-no-pods`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Names the value. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The value in the manifest. */
  readonly at: Pointer;
  /** The object, as `identity` writes it. */
  readonly object: string;
  readonly construct?: string | undefined;
  readonly origin?: Origin | undefined;
}

/** Looks at a whole set before anything is written. It is handed to the engine, which knows no rule itself. */
export type Check = (manifests: readonly Manifest[]) => readonly Finding[];
