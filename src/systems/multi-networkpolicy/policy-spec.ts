import { canonicalCidr } from '../../kubernetes/cidr.js';
import type { BodyOf } from '../../kubernetes/kind.js';
import type { MultiNetworkPolicyKind } from './kinds/multi-network-policy-kind.js';
import type { PolicyPeer, PolicySettings } from './policy-props.js';

type Spec = NonNullable<BodyOf<typeof MultiNetworkPolicyKind>['spec']>;

/** The policy's spec: with its directions told and its CIDRs canonical. */
export function policySpec(settings: PolicySettings, namespace: string): Spec {
  const { podSelector, ingress, egress, enforcedBy } = settings;
  const peer = (given: PolicyPeer) =>
    canonicalPeer(enforcedBy === 'iptables' ? withNamespace(given, namespace) : given);
  return {
    podSelector,
    policyTypes: policyTypesOf(settings),
    ...(ingress && {
      ingress: ingress.map(({ from, ports }) => ({
        ...(from && { from: from.map(peer) }),
        ...present(ports),
      })),
    }),
    ...(egress && {
      egress: egress.map(({ to, ports }) => ({ ...(to && { to: to.map(peer) }), ...present(ports) })),
    }),
  };
}

function present<P>(ports: P | undefined): { ports?: P } {
  return ports === undefined ? {} : { ports };
}

function policyTypesOf({ policyTypes, egress }: PolicySettings): string[] {
  return policyTypes ?? (egress ? ['Ingress', 'Egress'] : ['Ingress']);
}

function canonicalPeer({ ipBlock, ...selectors }: PolicyPeer): PolicyPeer {
  if (!ipBlock) return selectors;
  const { cidr, except } = ipBlock;
  return {
    ipBlock: { cidr: canonicalCidr(cidr), ...(except && { except: except.map(canonicalCidr) }) },
    ...selectors,
  };
}

/**
 * A podSelector alone means Pods of the policy's namespace, but the iptables enforcer looks for them in every one. The
 * label that the API server gives each Namespace says the same in a way that it heeds.
 */
function withNamespace(peer: PolicyPeer, namespace: string): PolicyPeer {
  if (!peer.podSelector || peer.namespaceSelector) return peer;
  return { ...peer, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}
