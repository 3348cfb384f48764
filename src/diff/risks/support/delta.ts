import type { KubernetesObject } from '../../../model/manifest.js';
import { kindOfIdentity } from '../../../resources/graph/kind-of.js';
import type { ObjectDelta } from '../../change.js';

/** Whether the object is of one of these kinds, as `kindOf` writes them: `Deployment.apps`. */
export function isOfKind({ object }: ObjectDelta, ...kinds: readonly string[]): boolean {
  return kinds.includes(kindOfIdentity(object));
}

/** Whether there is an object of this name in the cluster no more: it was removed, or has another name now. */
export function isGone({ how }: ObjectDelta): boolean {
  return how === 'removed' || how === 'renamed';
}

/**
 * The object before, where it is the same object after: what was renamed is a new one for the API server, and so is, at every
 * apply, what it makes up a name for.
 */
export function updated(delta: ObjectDelta): { base: KubernetesObject; head: KubernetesObject } | undefined {
  const { how, base, head } = delta;
  const isNew = head?.object.metadata.name === undefined;
  return how === 'changed' && !isNew && base && head ? { base: base.object, head: head.object } : undefined;
}

/** The object in BASE and in HEAD, under whatever name. */
export function sides({ base, head }: ObjectDelta): {
  base: KubernetesObject | undefined;
  head: KubernetesObject | undefined;
} {
  return { base: base?.object, head: head?.object };
}

/** How a sentence begins about what has gone: `It is removed`, `It is renamed to Service/b`. */
export function howItWent({ how, object, was }: ObjectDelta): string {
  return how === 'renamed' ? `${was} becomes ${object}` : `${object} is removed`;
}
