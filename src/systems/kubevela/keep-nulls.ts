import { type ApiObject, JsonPatch } from 'cdk8s';
import { child, type Pointer } from '../../model/pointer.js';

/**
 * Puts the `null`s of a spec back. cdk8s leaves them out of what it renders; to KubeVela's traits `labels`, `annotations`
 * and `json-merge-patch`, and to an override, each says that something is to be taken away.
 */
export function keepNulls(object: ApiObject, spec: object): void {
  for (const [pointer, value] of lostIn(spec, '/spec')) object.addJsonPatch(JsonPatch.add(pointer, value));
}

/** What is lost, and where: a null of a map, and as a whole any list that has one somewhere, for its places have moved. */
function lostIn(value: unknown, at: Pointer): (readonly [Pointer, unknown])[] {
  if (value === null) return [[at, null]];
  if (typeof value !== 'object') return [];
  const lost = Object.entries(value).flatMap(([key, inner]) => lostIn(inner, child(at, key)));
  return Array.isArray(value) && lost.length > 0 ? [[at, value]] : lost;
}
