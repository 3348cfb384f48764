import { at, isFields, isSet, itemsOf, textOf, type Value } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isOfKind } from '../support/delta.js';

const kind = 'NetworkPolicy.networking.k8s.io';

/** A policy that held connections back. */
export const networkPolicyRemoved = defineRisk({
  id: 'network-policy-removed',
  level: 'security',
  why: 'Pods that no policy selects any more take connections from everywhere.',
  fix: 'Keep it, or make sure that another policy selects the same Pods.',
  *check(delta) {
    if (delta.how === 'removed' && isOfKind(delta, kind)) yield { what: `${howItWent(delta)}.` };
  },
});

/** More that may come in or go out. */
export const networkOpened = defineRisk({
  id: 'network-opened',
  level: 'security',
  why: 'Whoever the new rule names can reach the Pods, or be reached by them, from now on.',
  fix: 'Allow the one peer and port that is needed: a podSelector together with a namespaceSelector, and ports.',
  *check(delta) {
    const [base, head] = [delta.base?.object, delta.head?.object];
    if (!base || !head || !isOfKind(delta, kind)) return;
    for (const direction of ['ingress', 'egress'] as const) {
      const before = allowed(base, direction);
      if (before.has(everything)) continue;
      const fresh = [...allowed(head, direction)].filter((it) => !before.has(it));
      if (fresh.length > 0)
        yield { what: `${direction} also allows ${fresh.slice(0, 3).join('; ')}.`, at: `/spec/${direction}` };
    }
  },
});

const everything = 'everything';

/** Each pair of a peer and a port that is let through; `everything` where the direction is not restricted. */
function allowed(policy: KubernetesObject, direction: 'ingress' | 'egress'): Set<string> {
  const types = itemsOf(at(policy, 'spec', 'policyTypes')).map((it) => textOf(it).toLowerCase());
  const rules = at(policy, 'spec', direction);
  const isIn = types.length > 0 ? types.includes(direction) : direction === 'ingress' || isSet(rules);
  if (!isIn) return new Set([everything]);
  const pairs = itemsOf(rules).flatMap((rule) => {
    const peers = orAny(at(rule, direction === 'ingress' ? 'from' : 'to'), 'everybody');
    const ports = orAny(at(rule, 'ports'), 'every port');
    return peers.flatMap((peer) =>
      ports.map((port) =>
        peer === 'everybody' && port === 'every port' ? everything : `${peer} on ${port}`,
      ),
    );
  });
  return new Set(pairs);
}

function orAny(list: Value, any: string): string[] {
  const items = itemsOf(list);
  return items.length === 0 ? [any] : items.map(shown);
}

function shown(item: Value): string {
  if (!isFields(item)) return 'nothing';
  if (isSet(item.port))
    return `${item.port}${isSet(item.endPort) ? `-${item.endPort}` : ''}/${textOf(item.protocol) || 'TCP'}`;
  return JSON.stringify(item);
}
