import { at, isSet } from '../../../kubernetes/native/blocks/read.js';
import type { FieldChange } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

/** What is no source of the volume. */
const other = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
]);

/** Where a PersistentVolume's bytes lie. */
export const volumeSourceChanged = defineRisk({
  id: 'volume-source-changed',
  level: 'impossible',
  why: 'The source, the mode and the node affinity of a PersistentVolume are immutable, so the API server refuses the update.',
  fix: 'Make a PersistentVolume under another name for the new place, with persistentVolumeReclaimPolicy Retain on the old one, and bind a new claim to it.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'PersistentVolume')) return;
    const hadAffinity = isSet(at(both.base, 'spec', 'nodeAffinity'));
    yield* risksOf(touching(delta, 'spec').filter((change) => isFixed(change, hadAffinity)));
  },
});

function isFixed({ field }: FieldChange, hadAffinity: boolean): boolean {
  const name = /^spec\.([A-Za-z]+)/.exec(field)?.[1];
  if (name === undefined || other.has(name)) return false;
  return name !== 'nodeAffinity' || hadAffinity;
}
