import fc from 'fast-check';
import {
  type CoreDnsTemplateProps,
  clusterServer,
  type ServerBlock,
  type ZoneFile,
} from '../../../src/systems/coredns/index.js';

const label = fc.string({ unit: fc.constantFrom(...'abcxyz019'), minLength: 1, maxLength: 8 });
const zoneName = fc
  .array(label, { minLength: 2, maxLength: 3 })
  .map((labels) => `${labels.join('.')}.example`);
const address = fc.oneof(
  fc.ipV4().filter((ip) => !ip.startsWith('127.')),
  fc
    .ipV4()
    .filter((ip) => !ip.startsWith('127.'))
    .map((ip) => `${ip}:8600`),
  fc
    .ipV4()
    .filter((ip) => !ip.startsWith('127.'))
    .map((ip) => `tls://${ip}`),
  fc.constantFrom('[2001:db8::1]:53', '2001:db8::2', '/etc/resolv.conf'),
);
const seconds = fc.integer({ min: 1, max: 86400 });
const duration = fc.constantFrom('1s', '500ms', '1m30s', '5m');

const forwards = fc.uniqueArray(
  fc.record(
    {
      from: fc.oneof(zoneName, fc.constant('.')),
      to: fc.uniqueArray(address, { minLength: 1, maxLength: 15 }),
      except: fc.uniqueArray(zoneName, { minLength: 1, maxLength: 2 }),
      policy: fc.constantFrom('random' as const, 'round_robin' as const, 'sequential' as const),
      healthCheck: duration,
      maxFails: fc.nat({ max: 9 }),
      maxConcurrent: fc.nat({ max: 5000 }),
      expire: duration,
      forceTcp: fc.boolean(),
      preferUdp: fc.boolean(),
    },
    { requiredKeys: ['from', 'to'] },
  ),
  { maxLength: 4, selector: ({ from }) => from },
);

const cache = fc.oneof(
  seconds,
  fc.record(
    {
      success: fc.record({ capacity: fc.integer({ min: 1, max: 50000 }), ttl: seconds }),
      denial: fc.record({
        capacity: fc.integer({ min: 1, max: 50000 }),
        ttl: seconds,
        minTtl: fc.nat({ max: 60 }),
      }),
      prefetch: fc.record({ amount: fc.nat({ max: 9 }), duration }),
      servfail: duration,
    },
    { requiredKeys: [] },
  ),
);

const zoneFile = fc
  .record({
    zone: zoneName,
    serial: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    owners: fc.uniqueArray(label, { maxLength: 4 }),
    ip: fc.ipV4(),
  })
  .map(
    ({ zone, serial, owners, ip }): ZoneFile => ({
      zone,
      soa: { primary: 'ns-1', mailbox: 'hostmaster', serial },
      records: [
        { name: '@', type: 'NS', values: ['ns-1'] },
        { name: 'ns-1', type: 'A', values: [ip] },
        ...owners.map((name) => ({ name, type: 'CNAME' as const, value: 'ns-1' })),
      ],
    }),
  );

const rewrite = fc.oneof(
  fc.record({
    field: fc.constant('ttl' as const),
    match: fc.constant('regex' as const),
    from: fc.constant('(.*)'),
    ttl: seconds,
  }),
  fc.record({
    field: fc.constant('name' as const),
    match: fc.constant('regex' as const),
    from: zoneName.map((name) => `^(a|b)\\.${name.replaceAll('.', '\\.')}\\.$`),
    to: zoneName.map((name) => `{1}.${name}.`),
    answer: fc.constant('auto' as const),
  }),
);

const server = fc.record(
  {
    errors: fc.boolean(),
    log: fc.oneof(fc.boolean(), fc.record({ classes: fc.constant<'denial'[]>(['denial']) })),
    cache,
    loadbalance: fc.boolean(),
    suppressAaaa: fc.oneof(fc.boolean(), fc.uniqueArray(zoneName, { minLength: 1, maxLength: 2 })),
    rewrite: fc.array(rewrite, { maxLength: 3 }),
    hosts: fc.record({
      entries: fc.tuple(fc.record({ ip: fc.ipV4(), names: fc.tuple(zoneName) })),
      fallthrough: fc.constant(true as const),
    }),
    file: fc.uniqueArray(zoneFile, { maxLength: 2, selector: ({ zone }) => zone }),
    forward: forwards,
    loop: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Blocks on ports of their own, none of them one of the defaults for probes and metrics. */
const servers = fc
  .tuple(
    fc.array(server, { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 1023 }), fc.integer({ min: 10000, max: 20000 })), {
      minLength: 3,
      maxLength: 3,
    }),
  )
  .map(([blocks, ports]) =>
    eachZoneOnce(blocks.map((block, i): ServerBlock => ({ ...block, port: ports[i] ?? 53 }))),
  );

function eachZoneOnce(blocks: readonly ServerBlock[]): ServerBlock[] {
  const seen = new Set<string>();
  return blocks.map(({ file = [], ...block }) => ({
    ...block,
    file: file.filter(({ zone }) => !seen.has(zone) && seen.add(zone)),
  }));
}

const common = {
  replicas: fc.integer({ min: 1, max: 9 }),
  antiAffinity: fc.constantFrom('required' as const, 'preferred' as const),
  health: fc.record({ address: fc.constantFrom(':8080', ':9080', '0.0.0.0:8080'), lameduck: duration }),
  ready: fc.record({ address: fc.constantFrom(':8181', ':9181') }),
  reload: fc.oneof(fc.boolean(), fc.record({ interval: fc.constant('10s') })),
};

const internal = fc.record(
  {
    ...common,
    role: fc.constant('internal' as const),
    servers,
    name: label,
    namespace: label,
    serviceType: fc.constantFrom('ClusterIP' as const, 'NodePort' as const, 'LoadBalancer' as const),
  },
  { requiredKeys: ['role', 'servers'] },
);

const cluster = fc.record(
  {
    ...common,
    clusterIP: fc.ipV4(),
    servers: fc
      .tuple(fc.constantFrom('disabled' as const, 'insecure' as const, 'verified' as const), servers)
      .map(([pods, others]) => [clusterServer({ pods }), ...others.filter(({ port }) => port !== 53)]),
  },
  { requiredKeys: ['clusterIP'] },
);

/** Props that the construct must accept. */
export const validProps: fc.Arbitrary<CoreDnsTemplateProps> = fc.oneof(internal, cluster);
