import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';

/** A Service that is reached from outside. */
export const serviceExposed = defineRisk({
  id: 'service-exposed',
  level: 'security',
  why: 'A NodePort is open on every node, and a load balancer usually on the internet.',
  fix: 'Keep ClusterIP and route through an Ingress or Gateway; else set loadBalancerSourceRanges, or the annotation of your provider for an internal load balancer.',
  *check(delta) {
    if (!delta.head || !isOfKind(delta, 'Service')) return;
    const after = typeOf(delta.head.object);
    const before = delta.base ? typeOf(delta.base.object) : 'ClusterIP';
    const isOpen = after === 'LoadBalancer' || after === 'NodePort';
    if (!isOpen || before === after || before === 'LoadBalancer') return;
    yield {
      what: delta.base ? `The type changes from "${before}" to "${after}".` : `It is of type "${after}".`,
      at: '/spec/type',
    };
  },
});

/** Who may connect to a load balancer. */
export const sourceRangesWidened = defineRisk({
  id: 'source-ranges-widened',
  level: 'security',
  why: 'The load balancer takes connections from more addresses; from everywhere where no range is left.',
  fix: 'Keep the ranges as narrow as the clients are.',
  *check(delta) {
    if (!delta.head || !delta.base || !isOfKind(delta, 'Service')) return;
    const [before, after] = [rangesOf(delta.base.object), rangesOf(delta.head.object)];
    if (before.length === 0 || typeOf(delta.head.object) !== 'LoadBalancer') return;
    const at = '/spec/loadBalancerSourceRanges';
    const fresh = after.filter((range) => !before.includes(range));
    if (after.length === 0) yield { what: `The source ranges ${show(before)} are removed.`, at };
    else if (fresh.length > 0) yield { what: `Connections are taken from ${fresh.join(', ')} too.`, at };
  },
});

/** An Ingress without encryption. */
export const tlsRemoved = defineRisk({
  id: 'tls-removed',
  level: 'security',
  why: 'Requests for the host go unencrypted, or with the default certificate of the controller.',
  fix: 'Keep the entry under spec.tls for the host.',
  *check(delta) {
    if (!delta.base || !delta.head || !isOfKind(delta, 'Ingress.networking.k8s.io')) return;
    const now = new Set(tlsHosts(delta.head.object));
    const rules = itemsOf(at(delta.head.object, 'spec', 'rules'));
    const hosts = new Set(rules.map((rule) => textOf(at(rule, 'host'))));
    const gone = tlsHosts(delta.base.object).filter((host) => !now.has(host) && hosts.has(host));
    if (gone.length > 0) yield { what: `${gone.join(', ')} has no TLS any more.`, at: '/spec/tls' };
  },
});

function typeOf(service: KubernetesObject): string {
  return textOf(at(service, 'spec', 'type')) || 'ClusterIP';
}

function rangesOf(service: KubernetesObject): string[] {
  return itemsOf(at(service, 'spec', 'loadBalancerSourceRanges')).map(textOf);
}

function tlsHosts(ingress: KubernetesObject): string[] {
  return itemsOf(at(ingress, 'spec', 'tls')).flatMap((entry) => itemsOf(at(entry, 'hosts')).map(textOf));
}
