import { type Problem, problem } from '../../model/errors.js';
import { child, type Pointer } from '../../model/pointer.js';
import type { ApiObjectLike } from './tree.js';

/**
 * What was given and is not in the manifest: fields that a typed kind's renderer does not know. A renderer may spell a
 * field differently (`xKubernetesFoo`, `x-kubernetes-foo`) and takes a union's value out of its wrapper.
 *
 * @param given what the object was made from, after its JSON patches
 * @param rendered what its `toJson` gave
 */
export function findLost(given: unknown, rendered: unknown, type: string): Problem[] {
  const problems: Problem[] = [];
  compareValues(given, rendered, '', (value, at) =>
    problems.push(problem('VALUE_LOST', [value, type], { at })),
  );
  return problems;
}

type Report = (value: unknown, at: Pointer) => void;

function compareValues(given: unknown, rendered: unknown, at: Pointer, report: Report): void {
  if (given === rendered || typeof given !== 'object' || given === null) return;
  if (rendered === undefined) report(given, at);
  else if (Array.isArray(given)) compareLists(given, rendered, at, report);
  else if (typeof rendered === 'object' && rendered !== null) compareMaps(given, rendered, at, report);
}

function compareLists(given: readonly unknown[], rendered: unknown, at: Pointer, report: Report): void {
  if (!Array.isArray(rendered)) return;
  for (const [index, item] of given.entries()) compareValues(item, rendered[index], child(at, index), report);
}

function compareMaps(given: object, rendered: object, at: Pointer, report: Report): void {
  const bySpelling = new Map(Object.entries(rendered).map(([name, value]) => [spelling(name), value]));
  for (const [name, value] of Object.entries(given)) {
    // An own property of any object can be read by its name.
    const counterpart = Object.hasOwn(rendered, name)
      ? (rendered as Record<string, unknown>)[name]
      : bySpelling.get(spelling(name));
    if (counterpart === undefined) report(value, child(at, name));
    else compareValues(value, counterpart, child(at, name), report);
  }
}

function spelling(name: string): string {
  return name.replace(/[^a-zA-Z0-9]/g, '').toLowerCase();
}

/**
 * What cdk8s-plus's ConfigMap held and did not hand on: it takes data whose values are all empty for no data.
 */
export function findLostData(object: ApiObjectLike, rendered: unknown): Problem[] {
  // The owner, if it is such a class, has the data under the names that the manifest uses.
  const owner = object.node.scope as {
    readonly apiObject?: unknown;
    readonly data?: unknown;
    readonly binaryData?: unknown;
  };
  if (object.kind !== 'ConfigMap' || owner?.apiObject !== object) return [];
  const held = { ...unlessEmpty('data', owner.data), ...unlessEmpty('binaryData', owner.binaryData) };
  return findLost(held, rendered, owner.constructor.name);
}

function unlessEmpty(name: string, map: unknown): object {
  return typeof map === 'object' && map !== null && Object.keys(map).length > 0 ? { [name]: map } : {};
}
