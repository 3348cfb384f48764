import { at, isSet, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

/** From how far away a Service can be reached. */
const reach: Readonly<Record<string, number>> = {
  ExternalName: 0,
  ClusterIP: 1,
  NodePort: 2,
  LoadBalancer: 3,
};

/** A way in that goes. */
export const serviceTypeChanged = defineRisk({
  id: 'service-type-changed',
  level: 'outage',
  why: 'Clients lose the way in: the load balancer and its address are given back, node ports are closed, or the name leads elsewhere.',
  fix: 'Make a second Service of the new type, let clients move, then remove the old one; an address that must stay needs to be reserved at the provider.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Service')) return;
    const [before, after] = [typeOf(both.base), typeOf(both.head)];
    const isFurther = (reach[after] ?? 0) >= (reach[before] ?? 0) && before !== 'ExternalName';
    if (before !== after && !isFurther)
      yield { what: `The type changes from "${before}" to "${after}".`, at: '/spec/type' };
  },
});

/** An address from outside that is asked for by name. */
export const serviceAddressChanged = defineRisk({
  id: 'service-address-changed',
  level: 'outage',
  why: 'Who connects to the old address or node port gets no answer once it has changed.',
  fix: 'Move clients, DNS and firewalls first, or keep the old address.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Service')) return;
    const changes = touching(
      delta,
      'spec.loadBalancerIP',
      'spec.externalName',
      'spec.externalIPs',
      'spec.ports[].nodePort',
    );
    yield* risksOf(changes.filter(({ how, from }) => how !== 'added' && (isSet(from) || how === 'changed')));
  },
});

function typeOf(service: KubernetesObject): string {
  return textOf(at(service, 'spec', 'type')) || 'ClusterIP';
}
