import { at, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';

/** Who makes the load balancer of a Service. */
export const balancerClassChanged = defineRisk({
  id: 'balancer-class-changed',
  level: 'impossible',
  why: 'The loadBalancerClass of a Service is immutable as long as its type is LoadBalancer, so the API server refuses the update.',
  fix: 'Make a second Service with the new class and move clients to its address; or change the type to ClusterIP and back, which gives the address up.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Service') || !isBalanced(both.base) || !isBalanced(both.head)) return;
    const [before, after] = [classOf(both.base), classOf(both.head)];
    if (before === after) return;
    const [was, is] = [before, after].map((name) => (name === '' ? 'none' : show(name)));
    yield {
      what: `The class of the load balancer changes from ${was} to ${is}.`,
      at: '/spec/loadBalancerClass',
    };
  },
});

function classOf(service: KubernetesObject): string {
  return textOf(at(service, 'spec', 'loadBalancerClass'));
}

function isBalanced(service: KubernetesObject): boolean {
  return at(service, 'spec', 'type') === 'LoadBalancer';
}
