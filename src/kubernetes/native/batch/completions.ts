import type { JsonObject } from '../../../model/manifest.js';
import { isSet, numberOf } from '../blocks/read.js';

/** How many completions the `spec` of a Job asks for: 1 where neither they nor the parallelism are written. */
export function completionsOf(spec: JsonObject): number | undefined {
  return numberOf(spec.completions) ?? (isSet(spec.completions) || isSet(spec.parallelism) ? undefined : 1);
}
