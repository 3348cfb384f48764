import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import { identity, type KubernetesObject, type Manifest } from '../../../model/manifest.js';
import { labelsOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import { namespaceOf } from '../../../resources/graph/references-of.js';
import { selects } from '../../../resources/graph/selects.js';
import type { Objects } from '../../../resources/objects.js';
import { defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';
import { podsBeside } from '../support/related.js';

type Direction = 'Ingress' | 'Egress';

/** A first policy for Pods that everybody could reach. */
export const podsIsolated = defineRisk({
  id: 'pods-isolated',
  level: 'outage',
  why: 'Pods that a NetworkPolicy selects take, or open, only the connections that some policy allows; all others are dropped without an answer, also those to DNS.',
  fix: 'See who talks to them, allow that (UDP and TCP 53 for egress), and watch for connections that time out after it is applied.',
  *check(delta, sets) {
    const { base, head } = delta;
    if (!head || !isOfKind(delta, 'NetworkPolicy.networking.k8s.io')) return;
    const before = new Set(base ? directionsOf(base.object) : []);
    for (const direction of directionsOf(head.object).filter((it) => !before.has(it))) {
      const fresh = podsOf(head, sets.head).filter((pod) => !isIsolated(pod, direction, sets.base));
      if (fresh.length === 0) continue;
      const names = fresh.slice(0, 3).map(({ object }) => identity(object));
      const more = fresh.length > 3 ? ` and ${fresh.length - 3} more` : '';
      const what = `${direction} of ${names.join(', ')}${more} is denied from now on, except for ${amount(head.object, direction)}.`;
      yield { what, at: '/spec' };
    }
  },
});

function podsOf(policy: Manifest, objects: Objects): Manifest[] {
  const selector = at(policy.object, 'spec', 'podSelector');
  return podsBeside(policy, objects, selector, (labels) => selects(selector, labels));
}

function isIsolated({ object }: Manifest, direction: Direction, objects: Objects): boolean {
  const template = podTemplateOf(object);
  return objects.ofKind('networking.k8s.io', 'NetworkPolicy').some((policy) => {
    if (namespaceOf(policy.object) !== namespaceOf(object) || !template) return false;
    const selector = at(policy.object, 'spec', 'podSelector');
    return directionsOf(policy.object).includes(direction) && selects(selector, labelsOf(template));
  });
}

/** What the API server fills in: ingress always, egress where there are rules for it. */
function directionsOf(policy: KubernetesObject): Direction[] {
  const types = itemsOf(at(policy, 'spec', 'policyTypes')).map(textOf);
  if (types.length > 0) return (['Ingress', 'Egress'] as const).filter((it) => types.includes(it));
  return at(policy, 'spec', 'egress') === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
}

function amount(policy: KubernetesObject, direction: Direction): string {
  const rules = itemsOf(at(policy, 'spec', direction.toLowerCase()));
  return rules.length === 0
    ? 'nothing'
    : `what ${rules.length === 1 ? 'one rule allows' : `${rules.length} rules allow`}`;
}
