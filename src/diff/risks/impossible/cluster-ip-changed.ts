import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';

/** The address of a Service, once it has one. */
export const clusterIpChanged = defineRisk({
  id: 'cluster-ip-changed',
  level: 'impossible',
  why: 'The first cluster IP of a Service, or that it has none, is immutable while its type has cluster IPs, so the API server refuses the update.',
  fix: 'Delete the Service and apply the new one in one go, which interrupts its clients, or make a second Service under another name.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Service')) return;
    const [before, after] = [addressOf(both.base), addressOf(both.head)];
    // An address that HEAD leaves out is kept, and a Service without a type of ExternalName has one.
    if (after === '' || before === after || isAlias(both.base) || isAlias(both.head)) return;
    const had = before === '' ? 'an address that the server has given it' : show(before);
    // The server may have given it the very address that is written now.
    if (before === '' && after !== 'None') return;
    yield { what: `The cluster IP changes from ${had} to ${show(after)}.`, at: '/spec/clusterIP' };
  },
});

function addressOf({ spec }: KubernetesObject): string {
  return textOf(at(spec, 'clusterIP')) || textOf(itemsOf(at(spec, 'clusterIPs'))[0]);
}

function isAlias(service: KubernetesObject): boolean {
  return at(service, 'spec', 'type') === 'ExternalName';
}
