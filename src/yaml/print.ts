import { UserError } from '../model/errors.js';
import type { JsonValue } from '../model/manifest.js';
import { collectionText } from './collection.js';
import { startsWithMarker } from './plain.js';
import { scalarText } from './scalar.js';
import { Unprintable, whyUnprintable } from './unprintable.js';

/**
 * One YAML document, which ends with a line break. Kubernetes reads back what `value` is, and the bytes are those of
 * cdk8s's `Yaml.stringify` wherever Kubernetes understands these. An object that occurs twice is written twice: there are
 * no anchors. Where it differs on purpose, and why, is the table in `test/yaml/differences.ts`.
 *
 * Entries of maps that are `undefined` are left out, as by `JSON.stringify`. Throws `VALUE_UNPRINTABLE`, with a pointer
 * to the value, for everything else that is not JSON: NaN, an `undefined` item of a list, bigints, class instances, lone
 * surrogates; also for cycles, and for lists and maps more than 1000 levels deep.
 */
export function print(value: JsonValue): string {
  try {
    return documentText(value);
  } catch (error) {
    const problem = error instanceof Unprintable ? whyUnprintable(value) : undefined;
    throw problem ? new UserError(problem) : error;
  }
}

/** Several documents as one text, `---` between them; an empty text if there are none. Throws as `print` does. */
export function printAll(values: Iterable<JsonValue>): string {
  return Array.from(values, (value) => print(value)).join('---\n');
}

function documentText(value: JsonValue): string {
  if (typeof value === 'object' && value !== null) return collectionText(value, 0, false);
  const text = scalarText(value, 1).slice(1);
  return startsWithMarker(text) ? `|-\n  ${text}` : text;
}
