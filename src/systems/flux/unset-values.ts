import { type ApiObject, JsonPatch } from 'cdk8s';
import { child, type Pointer } from '../../model/pointer.js';

/**
 * Puts the `null`s of a release's values back. cdk8s leaves them out of what it renders; to Helm each says that a default
 * of the chart is to be unset.
 */
export function keepNulls(object: ApiObject, values: object | undefined): void {
  for (const pointer of nullsIn(values, '/spec/values')) object.addJsonPatch(JsonPatch.add(pointer, null));
}

/** Where the maps in the value have a `null`. Lists may have none: nothing tells Helm to unset one item. */
function nullsIn(value: unknown, at: Pointer): Pointer[] {
  if (value === null) return [at];
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (item === null ? [] : nullsIn(item, child(at, index))));
  }
  // A value that is not plain is cdk8s's affair.
  return Object.entries(value ?? {}).flatMap(([key, inner]) => nullsIn(inner, child(at, key)));
}
