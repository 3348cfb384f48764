import type { Severity } from './finding.js';
import type { JsonValue } from './manifest.js';
import type { Pointer } from './pointer.js';

/** What a rule says of every case that it finds. */
export interface RuleInfo {
  /** Kebab-case, and what is wrong: `port-out-of-range`. Unique among all rules. */
  readonly id: string;
  readonly severity: Severity;
  /** What happens if it stays: what the API server or the system does. A sentence. */
  readonly why: string;
  /** What to do. A sentence. */
  readonly fix: string;
}

/** Something wrong in one object, before anybody knows which object that is. */
export interface Fault {
  readonly rule: RuleInfo;
  /** The value, or where the missing one should be. */
  readonly at: Pointer;
  /** The offending value, apart from the words, because it may be a secret; absent where a value is missing. */
  readonly value?: JsonValue | undefined;
  /** Goes after the value: `must be between 1 and 65535, inclusive`. In the API server's words where it has any. */
  readonly says: string;
  /** What to do in this case, where the rule can say it better than its `fix` does: the name that was meant. */
  readonly fix?: string | undefined;
}
