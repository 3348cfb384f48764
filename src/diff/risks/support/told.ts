import { isSet } from '../../../kubernetes/native/blocks/read.js';
import type { JsonValue } from '../../../model/manifest.js';
import { allOf, show } from '../../../model/show.js';
import type { FieldChange } from '../../change.js';
import { formatPath } from '../../format-path.js';
import type { FoundRisk } from '../../risk.js';

/** `spec.type changes from "a" to "b".` Only single values are shown, and never one that is secret. */
export function told({ how, path, from, to, secret }: FieldChange): string {
  const name = formatPath(path) || 'The object';
  const [before, after] = secret ? [undefined, undefined] : [single(from), single(to)];
  if (how === 'moved') return `${name} is in another order.`;
  if (how === 'added') return after === undefined ? `${name} is added.` : `${name} is set to ${after}.`;
  if (how === 'removed')
    return before === undefined ? `${name} is removed.` : `${name}, which was ${before}, is removed.`;
  return before === undefined || after === undefined
    ? `${name} changes.`
    : `${name} changes from ${before} to ${after}.`;
}

/** One risk for each change, told by itself. */
export function risksOf(changes: readonly FieldChange[], more: Partial<FoundRisk> = {}): FoundRisk[] {
  return changes.map((change) => ({ what: told(change), at: placeOf(change), ...more }));
}

/** Where a change is: in HEAD, or in BASE where HEAD has nothing there. */
export function placeOf({ headAt, baseAt }: FieldChange): string {
  return headAt ?? baseAt ?? '';
}

/** `spec.template differs`, `a and b differ`. */
export function differ(changes: readonly FieldChange[]): string {
  const count = new Set(changes.map(({ path }) => formatPath(path))).size;
  return `${namesOf(changes)} ${count > 1 ? 'differ' : 'differs'}`;
}

/** The fields of these changes, each once: `spec.replicas and spec.template`; after three only how many more. */
export function namesOf(changes: readonly FieldChange[]): string {
  const names = [...new Set(changes.map(({ path }) => formatPath(path)))];
  const shown = names.slice(0, 3);
  return allOf(names.length > 3 ? [...shown, `${names.length - 3} more`] : shown);
}

function single(value: JsonValue | undefined): string | undefined {
  return isSet(value) && typeof value !== 'object' ? show(value) : undefined;
}
