import fc from 'fast-check';
import type {
  MultiNetworkPolicyIptablesProps,
  MultiNetworkPolicyProps,
  NetworkAttachmentDefinitionProps,
  PolicyPeer,
} from '../../../src/systems/multi-networkpolicy/index.js';

/** Props are object literals, which have a prototype. */
const plain = { noNullPrototype: true };

const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,12}[a-z0-9])?$/);
const cniType = fc.constantFrom('bridge', 'macvlan', 'ipvlan', 'sriov', 'bond');
const labels = fc.dictionary(name, name, { maxKeys: 2, noNullPrototype: true });
const selector = fc.record({ matchLabels: labels }, { ...plain, requiredKeys: [] });

/** A range that has room for the one that is left out of it. */
const ipBlock = fc.oneof(
  fc
    .tuple(fc.ipV4(), fc.integer({ min: 0, max: 31 }))
    .map(([ip, prefix]) => ({ cidr: `${ip}/${prefix}`, except: [`${ip}/${prefix + 1}`] })),
  fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([ip, prefix]) => ({ cidr: `${ip}/${prefix}` })),
);

const peer: fc.Arbitrary<PolicyPeer> = fc.oneof(
  fc.record({ ipBlock }, plain),
  fc.record({ podSelector: selector }, plain),
  fc.record({ namespaceSelector: selector }, plain),
  fc.record({ podSelector: selector, namespaceSelector: selector }, plain),
);

/** At most one of its peers is a range, so that no two are the same one. */
const peers = fc
  .array(peer, { minLength: 1, maxLength: 4 })
  .map((all) => all.filter(({ ipBlock }, i) => !ipBlock || all.findIndex((other) => other.ipBlock) === i));

const ports = fc.array(
  fc.record(
    { port: fc.integer({ min: 1, max: 65535 }), protocol: fc.constantFrom('TCP', 'UDP', 'SCTP') },
    { ...plain, requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 3 },
);

/** Any props that `MultiNetworkPolicy` takes. */
export const policyProps: fc.Arbitrary<MultiNetworkPolicyProps> = fc.record(
  {
    name,
    namespace: name,
    policyFor: fc.uniqueArray(
      fc.oneof(
        name,
        fc.tuple(name, name).map(([a, b]) => `x${a}/${b}`),
      ),
      { minLength: 1 },
    ),
    podSelector: selector,
    policyTypes: fc.constant(['Egress' as const, 'Ingress' as const]),
    ingress: fc.array(fc.record({ from: peers, ports }, { ...plain, requiredKeys: [] }), { maxLength: 3 }),
    egress: fc.array(fc.record({ to: peers, ports }, { ...plain, requiredKeys: [] }), { maxLength: 3 }),
    enforcedBy: fc.constantFrom('iptables', 'another'),
    labels,
  },
  { ...plain, requiredKeys: ['name', 'policyFor', 'podSelector'] },
);

/** Any props that `NetworkAttachmentDefinition` takes. */
export const attachmentProps: fc.Arbitrary<NetworkAttachmentDefinitionProps> = fc.record(
  {
    name,
    namespace: name,
    cniVersion: fc.constantFrom('0.3.1', '0.4.0', '1.0.0'),
    plugins: fc
      .tuple(cniType, fc.jsonValue(), fc.boolean())
      .map(([type, setting, tuned]) => [{ type, setting }, ...(tuned ? [{ type: 'tuning' }] : [])]),
    resourceName: name.map((resource) => `example.com/${resource}`),
    labels,
  },
  { ...plain, requiredKeys: ['name', 'plugins'] },
);

const rule = fc.constantFrom(
  '-p icmp -j ACCEPT',
  '-m udp -p udp --dport 546 -j ACCEPT',
  '! -s 10.0.0.1 -j DROP',
);
const rules = fc.array(rule, { minLength: 1, maxLength: 3 });
const ipv6 = fc.tuple(fc.ipV6(), fc.integer({ min: 1, max: 128 })).map(([ip, prefix]) => `${ip}/${prefix}`);
const prefixes = fc.array(ipv6, { minLength: 1 });

/** Any props that `MultiNetworkPolicyIptables` takes. */
export const enforcerProps: fc.Arbitrary<MultiNetworkPolicyIptablesProps> = fc.record(
  {
    image: fc.constantFrom(
      'example.com/enforcer:1.0',
      `example.com/enforcer:snapshot@sha256:${'a'.repeat(64)}`,
    ),
    networkPlugins: fc.uniqueArray(cniType, { minLength: 1 }),
    runtime: fc.oneof(
      fc.constantFrom('containerd' as const, 'crio' as const, 'k3s' as const),
      fc.tuple(name, name).map(([folder, file]) => ({ socket: `/run/${folder}/${file}.sock` })),
    ),
    name,
    namespace: name,
    acceptIcmp: fc.boolean(),
    acceptIcmpv6: fc.boolean(),
    allowIpv6: fc.record({ src: prefixes, dst: prefixes }, plain),
    customRules: fc.record(
      {
        ipv4: fc.record({ ingress: rules, egress: rules }, { ...plain, requiredKeys: [] }),
        ipv6: fc.record({ ingress: rules, egress: rules }, { ...plain, requiredKeys: ['egress'] }),
      },
      { ...plain, requiredKeys: ['ipv6'] },
    ),
    keepRules: fc.boolean(),
    syncPeriod: fc.constantFrom('30s', '1m30s'),
    verbosity: fc.integer({ min: 0, max: 10 }),
    nodeSelector: labels,
  },
  { ...plain, requiredKeys: ['image', 'networkPlugins'] },
);
