import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isFields, type Value } from '../native/blocks/read.js';
import { branchesOf } from './check-restrictions.js';
import { below, missing, type Report } from './report.js';
import { crdNotStructural } from './rules.js';

const deepest = 500;

/** That every field which `allOf` and its like restrict at the root has its shape outside of them. */
export function checkComplete(schema: JsonObject, at: Pointer, report: Report): void {
  for (const [steps, inner] of branchesOf(schema)) check(inner, schema, at, below(at, ...steps), report, 0);
}

/** `at` is where the shape is, or is missing; `from` where the restriction is. */
function check(
  inner: JsonObject,
  shape: Value,
  at: Pointer,
  from: Pointer,
  report: Report,
  depth: number,
): void {
  if (depth > deepest) return;
  if (!isFields(shape)) {
    report(missing(crdNotStructural, at, `because it is defined in ${from}`));
    return;
  }
  for (const [steps, branch] of branchesOf(inner))
    check(branch, shape, at, below(from, ...steps), report, depth + 1);
  if (isFields(inner.items))
    check(inner.items, shape.items, below(at, 'items'), below(from, 'items'), report, depth + 1);
  const known = fieldsOf(shape.properties);
  for (const [name, property] of Object.entries(fieldsOf(inner.properties))) {
    if (!isFields(property)) continue;
    const steps = ['properties', name];
    const outside = Object.hasOwn(known, name) ? known[name] : undefined;
    check(property, outside, below(at, ...steps), below(from, ...steps), report, depth + 1);
  }
}
