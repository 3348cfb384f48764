import type { Release } from '../kubernetes/facts/releases.js';
import type { KubernetesObject } from '../model/manifest.js';
import type { Source } from '../resources/kustomize.js';
import type { Comparison } from './comparison.js';
import type { RiskRule } from './risk.js';

/** What a comparison needs to know beside the two sets. */
export interface CompareOptions {
  /** Whose schemas tell which lists have keys, and which defaults there are. Default: the newest that is known. */
  readonly release?: Release | undefined;
  /** CustomResourceDefinitions beside those in the sets. The kinds of our rooms are known without. */
  readonly definitions?: readonly KubernetesObject[] | undefined;
  readonly risks: readonly RiskRule[];
}

/** What changes in meaning from the objects of these texts to those. Never throws for what is in them. */
export function compareSets(
  base: readonly Source[],
  head: readonly Source[],
  options: CompareOptions,
): Comparison {
  throw new Error(`not yet: ${base.length} ${head.length} ${options.risks.length}`);
}
