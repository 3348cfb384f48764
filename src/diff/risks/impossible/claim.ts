import { at, textOf, type Value } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject, Manifest } from '../../../model/manifest.js';
import { type BothSets, defineRisk } from '../../risk.js';
import { compared } from '../support/amounts.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const storage = 'spec.resources.requests.storage';
const fixed = [
  'accessModes',
  'selector',
  'storageClassName',
  'volumeMode',
  'volumeName',
  'dataSource',
  'dataSourceRef',
];
/** What the server fills in: written out later, it may be what is there already. */
const filledIn = [
  'spec.storageClassName',
  'spec.volumeName',
  'spec.volumeMode',
  'spec.dataSource',
  'spec.dataSourceRef',
];

/** Where a claim's volume comes from. */
export const claimFixed = defineRisk({
  id: 'claim-fixed',
  level: 'impossible',
  why: 'The spec of a PersistentVolumeClaim is immutable but for its storage request and its volumeAttributesClassName, so the API server refuses the update.',
  fix: 'Make a new claim under another name, copy the data, then let the workload use the new one; the old claim can only be deleted together with its data.',
  *check(delta) {
    if (!isOfKind(delta, 'PersistentVolumeClaim') || !updated(delta)) return;
    const changes = touching(delta, ...fixed.map((name) => `spec.${name}`));
    yield* risksOf(changes.filter(({ how, field }) => how !== 'added' || !filledIn.includes(field)));
  },
});

/** Volumes only grow. */
export const claimShrinks = defineRisk({
  id: 'claim-shrinks',
  level: 'impossible',
  why: 'A volume cannot shrink: the API server refuses a storage request below what the volume has.',
  fix: 'Keep the size, or make a smaller claim under another name and copy the data.',
  *check(delta) {
    if (!isOfKind(delta, 'PersistentVolumeClaim') || !updated(delta)) return;
    const sizes = sizesOf(delta.base, delta.head);
    if (compared(sizes.after, sizes.before) === -1) yield* risksOf(touching(delta, storage));
  },
});

/** Growth that the storage class does not allow. */
export const claimCannotGrow = defineRisk({
  id: 'claim-cannot-grow',
  level: 'impossible',
  why: 'The API server refuses a larger request unless the storage class of the claim has allowVolumeExpansion: true.',
  fix: 'Set allowVolumeExpansion: true on the StorageClass first, if its driver can expand volumes; it may be changed at any time.',
  *check(delta, sets) {
    if (!isOfKind(delta, 'PersistentVolumeClaim') || !updated(delta)) return;
    const sizes = sizesOf(delta.base, delta.head);
    if (compared(sizes.after, sizes.before) !== 1 || !delta.head) return;
    const name = fixedClass(delta.head, sets);
    if (name === undefined) return;
    yield {
      what: `The request grows from ${sizes.before} to ${sizes.after}, and StorageClass ${name} does not allow volumes to expand.`,
      at: `/${storage.replaceAll('.', '/')}`,
    };
  },
});

/** The name of its class in HEAD, if that allows no growth. */
function fixedClass(claim: Manifest, { head }: BothSets): string | undefined {
  const name = textOf(at(claim.object, 'spec', 'storageClassName'));
  const found = name === '' ? undefined : head.near(`StorageClass.storage.k8s.io/${name}`, claim);
  return found && found.object.allowVolumeExpansion !== true ? name : undefined;
}

function sizesOf(base: Manifest | undefined, head: Manifest | undefined): { before: Value; after: Value } {
  const size = (object: KubernetesObject | undefined) => at(object, ...storage.split('.'));
  return { before: size(base?.object), after: size(head?.object) };
}
