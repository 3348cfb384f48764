import { at, fieldsOf } from '../../../kubernetes/native/blocks/read.js';
import { identity, type Manifest } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { labelsOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import { namespaceOf } from '../../../resources/graph/references-of.js';
import { selectsLabels } from '../../../resources/graph/selects.js';
import type { Objects } from '../../../resources/objects.js';
import { type BothSets, defineRisk, type FoundRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';
import { isNearest, podsBeside } from '../support/related.js';

/** A Service that had Pods and has none, whether the Service changed or they did. */
export const serviceSelectsNothing = defineRisk({
  id: 'service-selects-nothing',
  level: 'outage',
  why: 'A Service without Pods has no endpoints: every connection to it is refused.',
  fix: 'Make the selector of the Service and the labels of the Pod template agree; to change both, first add the new label to the Pods, then change the selector.',
  *check(delta, sets) {
    if (isOfKind(delta, 'Service') && delta.head) yield* ofService(delta.head, sets, delta.base);
    else if (delta.base && podTemplateOf(delta.base.object)) yield* ofPods(delta.base, delta.head, sets);
  },
});

function* ofService(service: Manifest, sets: BothSets, base: Manifest | undefined): Generator<FoundRisk> {
  const selector = selectorOf(service);
  // A new Service may be for Pods that are made elsewhere; one that had Pods in the set is not.
  if (!selector || !base || podsOf(base, sets.base).length === 0) return;
  if (podsOf(service, sets.head).length > 0) return;
  yield { what: `No Pod template has the labels ${show(selector)} any more.`, at: '/spec/selector' };
}

/** The Services in HEAD that the Pods had in BASE, and that have no others. */
function* ofPods(base: Manifest, head: Manifest | undefined, sets: BothSets): Generator<FoundRisk> {
  const before = podTemplateOf(base.object);
  const after = head && podTemplateOf(head.object);
  if (!before || JSON.stringify(before.metadata.labels) === JSON.stringify(after?.metadata.labels)) return;
  for (const service of sets.head.ofKind('', 'Service')) {
    const selector = selectorOf(service);
    if (!selector || namespaceOf(service.object) !== namespaceOf(base.object)) continue;
    if (!selectsLabels(selector, labelsOf(before)) || (after && selectsLabels(selector, labelsOf(after))))
      continue;
    if (!isNearest(service, sets.head, head ?? base) || podsOf(service, sets.head).length > 0) continue;
    const what = `${identity(service.object)} selects ${show(selector)}, which no Pod template has any more.`;
    yield { what, at: head ? `${after?.at ?? ''}/metadata/labels` : '' };
  }
}

function selectorOf({ object }: Manifest) {
  const selector = fieldsOf(at(object, 'spec', 'selector'));
  const isAlias = at(object, 'spec', 'type') === 'ExternalName';
  return isAlias || Object.keys(selector).length === 0 ? undefined : selector;
}

function podsOf(service: Manifest, objects: Objects): Manifest[] {
  const selector = selectorOf(service);
  if (!selector) return [];
  return podsBeside(service, objects, selector, (labels) => selectsLabels(selector, labels));
}
