import fc from 'fast-check';
import type { MetricsServerWithFixesProps } from '../../../src/systems/metrics-server/index.js';

const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const key = fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/);
const addressType = fc.constantFrom('InternalDNS', 'InternalIP', 'ExternalDNS', 'ExternalIP');
const cidr = fc.oneof(
  fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 32 })).map(([ip, bits]) => `${ip}/${bits}`),
  fc.tuple(fc.ipV6(), fc.integer({ min: 1, max: 128 })).map(([ip, bits]) => `${ip}/${bits}`),
);

/** How nodes are found: by aliases, by names in the DNS, or by addresses. */
const addressing: fc.Arbitrary<MetricsServerWithFixesProps> = fc.oneof(
  fc.record({ addressTypes: fc.uniqueArray(addressType, { minLength: 1 }) }),
  fc.constant<MetricsServerWithFixesProps>({
    addressTypes: ['Hostname', 'InternalIP'],
    nodeNamesInDns: true,
  }),
  fc
    .uniqueArray(fc.tuple(fc.ipV4(), name), { minLength: 1, maxLength: 5, selector: ([, name]) => name })
    .map((pairs) => [...new Map(pairs)])
    .map((pairs) => ({ nodeAliases: pairs.map(([ip, name]) => ({ ip, hostnames: [name] })) })),
);

/** How the own node is reached: as it is, from the node's network, or through its firewall. */
const ownNode: fc.Arbitrary<MetricsServerWithFixesProps> = fc.oneof(
  fc.record({ securePort: fc.integer({ min: 1024, max: 65535 }) }, { requiredKeys: [] }),
  fc.constant({ hostNetwork: true }),
  fc.record({
    hostFirewall: fc.record(
      {
        podCidrs: fc.uniqueArray(cidr, { minLength: 1, maxLength: 3 }),
        kubeletPort: fc.integer({ min: 1, max: 65535 }),
        backend: fc.constantFrom('auto', 'nft', 'legacy'),
      },
      { requiredKeys: ['podCidrs'] },
    ),
  }),
);

const requests: fc.Arbitrary<MetricsServerWithFixesProps> = fc.oneof(
  fc.record({ nodes: fc.integer({ min: 1, max: 5000 }) }, { requiredKeys: [] }),
  fc.constant({ resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '2Gi' } } }),
);

const others: fc.Arbitrary<MetricsServerWithFixesProps> = fc.record(
  {
    image: fc.constantFrom(
      'example.com/metrics-server:v0.6.3',
      'example.com/metrics-server:v0.8.1',
      'example.com/m:x',
    ),
    highAvailability: fc.oneof(fc.boolean(), fc.record({ replicas: fc.integer({ min: 2, max: 5 }) })),
    kubeletTls: fc.oneof(
      fc.constantFrom('verify', 'insecure'),
      fc.record({ ca: fc.record({ configMap: name, key }, { requiredKeys: ['configMap'] }) }),
    ),
    metricResolution: fc.integer({ min: 12, max: 300 }).map((seconds) => `${seconds}s`),
    aggregatorCa: fc.record(
      { configMap: name, key, allowedNames: fc.uniqueArray(name, { maxLength: 3 }) },
      { requiredKeys: ['configMap'] },
    ),
    servingCertificate: fc.record({
      secret: name,
      caBundle: fc.constant('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
    }),
    debugSidecar: fc.boolean(),
    nodeSelector: fc.dictionary(key.filter(endsInLetter), name, { noNullPrototype: true }),
    tolerations: fc.constantFrom([], [{ operator: 'Exists' as const }]),
    priorityClassName: name,
    labels: fc.dictionary(key.filter(endsInLetter), name, { noNullPrototype: true }),
    extraArgs: fc.constantFrom([], ['--v=4'], ['--kubelet-request-timeout=5s', '--v=2']),
  },
  { requiredKeys: [] },
);

/** Any props that `MetricsServerWithFixes` takes. */
export const validProps: fc.Arbitrary<MetricsServerWithFixesProps> = fc
  .tuple(addressing, ownNode, requests, others)
  .map((parts) => Object.assign({}, ...parts));

function endsInLetter(text: string): boolean {
  return /[a-z0-9]$/.test(text) && text !== 'k8s-app';
}
