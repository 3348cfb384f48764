import { at, itemsOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import type { FieldChange } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { isWithin, touching } from '../support/touching.js';

/** A Pod that nothing else makes. */
export const podFixed = defineRisk({
  id: 'pod-fixed',
  level: 'impossible',
  why: 'Of a Pod that runs, the API server lets only images, a shorter activeDeadlineSeconds and further tolerations change; resources go through its resize subresource.',
  fix: 'Delete the Pod before the new one is applied, or let a Deployment make it.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Pod')) return;
    yield* risksOf(touching(delta, 'spec').filter((change) => !isAllowed(change, both.base, both.head)));
  },
});

function isAllowed(
  { field, from, to }: FieldChange,
  base: KubernetesObject,
  head: KubernetesObject,
): boolean {
  if (/^spec\.(initC|c)ontainers\[\]\.image$/.test(field)) return true;
  if (isWithin(field, 'spec.tolerations')) return onlyAdds(base, head);
  if (field !== 'spec.activeDeadlineSeconds') return false;
  return typeof to === 'number' && (typeof from !== 'number' || to < from);
}

function onlyAdds(base: KubernetesObject, head: KubernetesObject): boolean {
  const after = new Set(itemsOf(at(head, 'spec', 'tolerations')).map((it) => JSON.stringify(it)));
  return itemsOf(at(base, 'spec', 'tolerations')).every((it) => after.has(JSON.stringify(it)));
}
