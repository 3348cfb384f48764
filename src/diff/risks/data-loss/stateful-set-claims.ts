import { at, itemsOf, numberOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { defineRisk, type FoundRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind, updated } from '../support/delta.js';

type When = 'whenDeleted' | 'whenScaled';

const policy = 'persistentVolumeClaimRetentionPolicy';

/** A StatefulSet whose claims go with it, or will. */
export const claimsDeletedWithSet = defineRisk({
  id: 'claims-deleted-with-set',
  level: 'data-loss',
  why: 'Where the retention policy says Delete, the controller deletes the claims of Pods that go, and with them their volumes.',
  fix: `Keep ${policy} at Retain, its default, and delete claims by hand once their data is not needed.`,
  *check(delta) {
    const { base, head } = { base: delta.base?.object, head: delta.head?.object };
    if (!isOfKind(delta, 'StatefulSet.apps') || !base) return;
    if (isGone(delta) && deletes(base, 'whenDeleted')) yield gone(howItWent(delta));
    if (!updated(delta) || !head || claimsOf(base) === 0) return;
    for (const when of ['whenDeleted', 'whenScaled'] as const) {
      if (deletes(head, when) && !deletes(base, when)) yield weakened(when);
    }
    const [before, after] = [replicasOf(base), replicasOf(head)];
    if (after < before && deletes(head, 'whenScaled')) yield shrunk(before, after);
  },
});

/** A StatefulSet that begins anew under another name. */
export const statefulSetRenamed = defineRisk({
  id: 'stateful-set-renamed',
  level: 'data-loss',
  why: 'The claims of a StatefulSet are named after it, so one of another name starts with empty volumes, and the old claims stay behind unused.',
  fix: 'Keep the name, or make claims with the new names from the old volumes (Retain, claimRef, volumeName) before the new one starts.',
  *check(delta) {
    if (delta.how !== 'renamed' || !isOfKind(delta, 'StatefulSet.apps') || !delta.base) return;
    if (claimsOf(delta.base.object) === 0) return;
    yield { what: `${howItWent(delta)}, and its Pods get new, empty claims.`, at: '/metadata/name' };
  },
});

function gone(how: string): FoundRisk {
  return { what: `${how}, and its policy for deletion is "Delete": its claims go too.` };
}

function weakened(when: When): FoundRisk {
  return { what: `${policy}.${when} becomes "Delete".`, at: `/spec/${policy}/${when}` };
}

function shrunk(before: number, after: number): FoundRisk {
  const what = `Replicas go from ${before} to ${after}, and the claims of the Pods that go are deleted (whenScaled is "Delete").`;
  return { what, at: '/spec/replicas' };
}

function deletes(set: KubernetesObject, when: When): boolean {
  return at(set, 'spec', policy, when) === 'Delete' && claimsOf(set) > 0;
}

function claimsOf(set: KubernetesObject): number {
  return itemsOf(at(set, 'spec', 'volumeClaimTemplates')).length;
}

function replicasOf(set: KubernetesObject): number {
  return numberOf(at(set, 'spec', 'replicas')) ?? 1;
}
