import type { Pointer } from './pointer.js';

/** What of a Secret everybody may see: what it is, and what it is called. */
const open =
  /^\/(apiVersion|kind|type|immutable|metadata\/(name|generateName|namespace|labels|finalizers|ownerReferences)(\/.*)?)$/s;

/**
 * Whether the value there must not be shown. Of a Secret that is everything but its head: annotations repeat the data, and what
 * stands in the wrong place may have been meant for them.
 */
export function isSecretValue(kind: string | undefined, at: Pointer): boolean {
  return kind === 'Secret' && !open.test(at);
}
