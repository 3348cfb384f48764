import type { Manifest } from '../model/manifest.js';
import type { Pointer } from '../model/pointer.js';
import type { Objects } from '../resources/objects.js';
import type { ObjectDelta } from './change.js';
import type { RiskLevel } from './risk-level.js';

/** What one rule says of every case that it finds. */
export interface RiskRule {
  /** Kebab-case, and what happened: `selector-changed`. */
  readonly id: string;
  readonly level: RiskLevel;
  /** What happens in the cluster. A sentence. */
  readonly why: string;
  /** What to do. A sentence. */
  readonly fix: string;
  /** Looks at one object that was added, removed, changed or renamed. */
  check(delta: ObjectDelta, sets: BothSets): Iterable<FoundRisk>;
}

/** A risk as a rule yields it; what is absent is as the rule says. */
export interface FoundRisk {
  readonly what: string;
  /** Default: the whole object. */
  readonly at?: Pointer;
  readonly level?: RiskLevel;
  readonly fix?: string;
}

/** All objects of both sides, for rules that need to know what else there is. */
export interface BothSets {
  readonly base: Objects;
  readonly head: Objects;
  /** Minor release of Kubernetes: 37 of 1.37. */
  readonly minor: number;
  /** Whether objects of this kind are in a namespace; undefined where nobody knows the kind. */
  isNamespaced(manifest: Manifest): boolean | undefined;
  /** Whether a workload of HEAD has other Pods than in BASE: it is new there, or replaces those that run. */
  replacesPods(manifest: Manifest): boolean;
}

/** A rule as a value, with its own type kept. */
export function defineRisk<const R extends RiskRule>(rule: R): R {
  return rule;
}
