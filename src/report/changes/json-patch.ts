import type { FieldChange, ObjectChange } from '../../diff/change.js';
import { jsonPatch, leftOutOf } from '../../diff/json-patch.js';
import { masked } from '../../model/masked.js';
import { safeJson } from '../safe-json.js';
import type { ChangesReport } from './changes-report.js';
import { headOf } from './head-of.js';
import { isSecret } from './row.js';

/**
 * A list with an item for each object, in the order of the comparison:
 *
 * - `how`: `changed` and `renamed` ones have a `patch` (RFC 6902), which makes of the object in BASE one that means the same as
 *   in HEAD; `added` ones have the whole object as `value`; `removed` ones have neither.
 * - `object`, `apiVersion`, `kind`, `namespace`, `name`: the object in BASE, which is what the patch is for; in HEAD where it
 *   was added. Of one that was renamed, `object` is its identity in HEAD and `was` the one in BASE.
 * - `withheld`: JSON Pointers, into HEAD, of what differs too but is secret: the patch leaves it as it is in BASE.
 * - In a `value`, `••••••` stands for what is secret.
 */
export function jsonPatchReport({ comparison }: ChangesReport): string {
  return safeJson(comparison.changes.map(patchOf));
}

function patchOf(change: ObjectChange) {
  const { how, object, was, base, head } = change;
  const kind = (base ?? head)?.object.kind;
  const fields = change.fields.map((field) => (isSecret(field, kind) ? hidden(field) : field));
  const withheld = leftOutOf({ ...change, fields });
  return {
    how,
    object,
    was,
    ...headOf(base ?? head),
    ...(how === 'added' && head && { value: masked(head.object) }),
    ...((how === 'changed' || how === 'renamed') && { patch: jsonPatch({ ...change, fields }) }),
    ...(withheld.length > 0 && { withheld }),
  };
}

/** Whoever compared it should have left the values out. */
function hidden(field: FieldChange): FieldChange {
  return { ...field, secret: true, from: undefined, to: undefined, text: undefined };
}
