import { identity, type JsonValue, type Manifest } from '../../../model/manifest.js';
import { labelsOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import type { Reference } from '../../../resources/graph/reference.js';
import { namespaceOf, referencesOf } from '../../../resources/graph/references-of.js';
import { mayMakePodsOf, mayReferTo } from '../../../resources/graph/relations.js';
import type { Labels } from '../../../resources/graph/selects.js';
import type { Objects } from '../../../resources/objects.js';

/** An object that refers to another one, and how. */
export interface User {
  readonly manifest: Manifest;
  readonly references: readonly Reference[];
}

/** Those of `objects` that refer to an object of `its` set, and to none of the same identity that lies closer to them. */
export function* usersOf(target: Manifest, its: Objects, objects: Objects): Generator<User> {
  const wanted = identity(target.object);
  const name = target.object.metadata?.name;
  if (typeof name !== 'string' || name === '') return;
  for (const manifest of mayReferTo(wanted, name, objects)) {
    const references = referencesOf(manifest.object).filter(({ to }) => to === wanted);
    if (references.length > 0 && isNearest(target, its, manifest)) yield { manifest, references };
  }
}

/** Whether the other object means this one when it speaks of its identity. */
export function isNearest(target: Manifest, its: Objects, other: Manifest): boolean {
  const wanted = identity(target.object);
  if (its.withIdentity(wanted).length < 2) return true;
  const nearest = its.near(wanted, other);
  return nearest === undefined || isSame(nearest, target);
}

/** Those that make Pods with labels that the predicate takes, in the namespace of the other object. */
export function podsBeside(
  other: Manifest,
  objects: Objects,
  selector: JsonValue | undefined,
  takes: (labels: Labels) => boolean,
): Manifest[] {
  const namespace = namespaceOf(other.object);
  return [...mayMakePodsOf(selector, objects)].filter((manifest) => {
    const template = podTemplateOf(manifest.object);
    if (!template || namespaceOf(manifest.object) !== namespace || !takes(labelsOf(template))) return false;
    return isNearest(manifest, objects, other);
  });
}

function isSame(a: Manifest, b: Manifest): boolean {
  if (a.object === b.object) return true;
  const [one, other] = [a.placeOf?.(''), b.placeOf?.('')];
  return one !== undefined && one.file === other?.file && one.line === other.line;
}
