import { at, isSet, type Value } from '../../../kubernetes/native/blocks/read.js';
import type { FieldChange, ObjectDelta } from '../../change.js';

/** The changes at any of these fields, such as `spec.selector`: in it, of it, or of something that holds it. */
export function touching({ fields }: ObjectDelta, ...paths: readonly string[]): FieldChange[] {
  if (fields.length === 0) return [];
  return fields.filter((change) => paths.some((path) => touches(change, path)));
}

/** Whether a field lies at the path or below: `spec.ports[].port` is within `spec.ports`. */
export function isWithin(field: string, path: string): boolean {
  if (!field.startsWith(path)) return false;
  const next = field[path.length];
  return next === undefined || next === '.' || next === '[';
}

/** What was added or removed as a whole touches only the fields that it has. */
function touches(change: FieldChange, path: string): boolean {
  const { field, from, to } = change;
  if (isWithin(field, path)) return true;
  if (field !== '' && !isWithin(path, field)) return false;
  const rest = path.slice(field.length).replace(/^\./, '');
  return holds(from, rest) || holds(to, rest);
}

function holds(value: Value, path: string): boolean {
  const [names = '', ...items] = path.split('[].');
  const here = at(value, ...names.split('.'));
  if (items.length === 0) return isSet(here);
  return Array.isArray(here) && here.some((item) => holds(item, items.join('[].')));
}
