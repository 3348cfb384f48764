import type { FieldChange } from '../../change.js';
import { type BothSets, defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { isWithin, touching } from '../support/touching.js';

/** What the API server takes, and the minor release since which it does. */
const mutable: Readonly<Record<string, number>> = {
  replicas: 0,
  template: 0,
  updateStrategy: 0,
  minReadySeconds: 0,
  persistentVolumeClaimRetentionPolicy: 0,
  ordinals: 0,
  revisionHistoryLimit: 33,
};

/** Told by rules of their own. */
const elsewhere = ['spec.selector', 'spec.volumeClaimTemplates'];

/** Everything of a StatefulSet that cannot be updated. */
export const statefulSetFieldFixed = defineRisk({
  id: 'stateful-set-field-fixed',
  level: 'impossible',
  why: 'The API server takes updates of a StatefulSet only for replicas, ordinals, template, updateStrategy, revisionHistoryLimit, persistentVolumeClaimRetentionPolicy and minReadySeconds; it refuses all others.',
  fix: 'Delete the StatefulSet with kubectl delete --cascade=orphan, which keeps its Pods and claims, then apply the new one.',
  *check(delta, sets) {
    if (!isOfKind(delta, 'StatefulSet.apps') || !updated(delta)) return;
    yield* risksOf(touching(delta, 'spec').filter((change) => isFixed(change, sets)));
  },
});

/** The templates of its claims. */
export const claimTemplatesChanged = defineRisk({
  id: 'claim-templates-changed',
  level: 'impossible',
  why: 'The claim templates of a StatefulSet are immutable, so the API server refuses the update; and claims that exist already are never changed by it.',
  fix: 'Change the claims themselves (kubectl patch pvc, to grow them), then kubectl delete statefulset --cascade=orphan and apply the new one; without orphan its Pods go, and its claims too where its retention policy says Delete.',
  *check(delta) {
    if (!isOfKind(delta, 'StatefulSet.apps') || !updated(delta)) return;
    yield* risksOf(touching(delta, 'spec.volumeClaimTemplates'));
  },
});

function isFixed({ field }: FieldChange, { minor }: BothSets): boolean {
  if (elsewhere.some((path) => isWithin(field, path))) return false;
  const name = /^spec\.([A-Za-z]+)/.exec(field)?.[1];
  return name !== undefined && minor < (mutable[name] ?? Number.POSITIVE_INFINITY);
}
