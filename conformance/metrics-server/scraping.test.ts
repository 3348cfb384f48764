import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { isNoQuantity, parseQuantity } from '../../src/model/quantity.js';
import {
  aggregationApiServerArgs,
  type MetricsServerWithFixesProps,
} from '../../src/systems/metrics-server/index.js';
import type { ApiServer } from '../support/api-server.js';
import { type Certificate, certificate } from '../support/certificates.js';
import { eventually } from '../support/eventually.js';
import { apiServers, instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { Cluster, create, made, node } from './cluster.js';
import { usage } from './kubelet.js';
import type { MetricsServer } from './metrics-server.js';
import { noNetworks } from './network.js';

const api = apiServers().find(({ installed }) => 'path' in installed)?.name ?? 'kube-apiserver';
const by = ['metrics-server', 'etcd', api];
const claim = { of: 'MetricsServerWithFixes', by, needs: noNetworks };
const skipped = by.some((name) => 'missing' in instrument(name).installed) || noNetworks() !== undefined;

/** Pods whose traffic the node rejects, as it came to the notes. */
const rejected = '10.244.9.0/24';
const aggregation = aggregationApiServerArgs().map(({ name, value }) => `--${name}=${value}`);
let cluster: Cluster;
let kubeletCa: Certificate;
let servers: Awaited<ReturnType<typeof startServers>>;

/** All start together, since each has to wait for its second scrape. */
async function startServers() {
  const configMaps = { 'kubelet-serving-ca': { 'ca.crt': kubeletCa.cert } };
  const ca = { configMap: 'kubelet-serving-ca' };
  const nodeAliases = [{ ip: node.ip, hostnames: [node.name] }];
  const hostnames: MetricsServerWithFixesProps = { nodeNamesInDns: true, addressTypes: ['Hostname'] };
  const insecure = { kubeletTls: 'insecure' } as const;
  const trusts = kubeletCa.cert;
  return {
    verify: await cluster.metricsServer({}, { ip: '10.244.0.11' }),
    insecure: await cluster.metricsServer(insecure, { ip: '10.244.0.12' }),
    ca: await cluster.metricsServer({ kubeletTls: { ca } }, { ip: '10.244.0.13', configMaps }),
    clusterCa: await cluster.metricsServer({}, { ip: '10.244.0.14', trusts }),
    hostnames: await cluster.metricsServer({ ...insecure, ...hostnames }, { ip: '10.244.0.15' }),
    aliases: await cluster.metricsServer({ ...insecure, nodeAliases }, { ip: '10.244.0.16' }),
    rejected: await cluster.metricsServer(insecure, { ip: '10.244.9.17' }),
    hostNetwork: await cluster.metricsServer({ ...insecure, hostNetwork: true }, {}),
  };
}

beforeAll(async () => {
  if (skipped) return;
  cluster = await Cluster.start(api, aggregation);
  kubeletCa = certificate(cluster.folder, { name: 'kubelet-ca' });
  cluster.network.run(
    `iptables -A INPUT -s ${rejected} -p tcp --dport 10250 -j REJECT --reject-with icmp-host-prohibited`,
  );
  await create(cluster.api, made({}));
  servers = await startServers();
});
afterAll(() => cluster?.stop());

const failed = '"Failed to scrape node"';
const noIpSans = `x509: cannot validate certificate for ${node.ip} because it doesn't contain any IP SANs`;
const unknownAuthority = 'x509: certificate signed by unknown authority';
const noSuchHost = `dial tcp: lookup ${node.name} on ${node.dns}:53: no such host`;
const noRoute = `dial tcp ${node.ip}:10250: connect: no route to host`;
const noMetrics = '"Failed probe" probe="metric-storage-ready" err="no metrics to serve"';

/** Ready, and nothing went wrong on the way. */
async function expectToWork(server: MetricsServer): Promise<void> {
  await server.ready();
  expect(server.running.said()).not.toContain(failed);
}

/** Each waits for scrapes of its own, so they wait at the same time. */
describe.concurrent('scraping', () => {
  prove(
    { ...claim, fixes: ['R003'] },
    'with no node scraped the Pod lives and is not ready; its probes tell so on the port that it names',
    async () => {
      const { verify, hostnames } = servers;
      for (const server of [verify, hostnames]) {
        await server.running.says(failed, 60);
        const readiness = await server.probe('readinessProbe');
        expect(readiness.status).toBe(500);
        expect(readiness.text).toContain('[-]metric-storage-ready failed');
        await server.running.says(noMetrics);
        expect(await server.probe('livenessProbe')).toEqual({ status: 200, text: 'ok' });
      }
    },
  );

  prove(
    { ...claim, fixes: ['R002', 'R003'] },
    'a name that the DNS does not know is never scraped; by address, or with an alias, it is',
    async () => {
      const { hostnames, aliases, insecure } = servers;
      await hostnames.running.says(noSuchHost, 60);
      await Promise.all([aliases, insecure].map(expectToWork));
      expect((await hostnames.probe('readinessProbe')).status).toBe(500);
    },
  );

  prove(
    { ...claim, fixes: ['R004'] },
    'a node that rejects its own Pods is not scraped; from its network, or with the rule, it is',
    async () => {
      const { rejected: server, hostNetwork } = servers;
      await server.running.says(noRoute, 60);
      await expectToWork(hostNetwork);
      expect((await server.probe('readinessProbe')).status).toBe(500);

      const firewall = cluster.hostFirewall({ hostFirewall: { podCidrs: [rejected] } });
      await firewall.says(`accepting ${rejected} on port 10250`);
      await server.ready();
      await firewall.stop();
      expect(firewall.said()).toContain(`no longer accepting ${rejected}`);
    },
  );

  prove(
    { ...claim, fixes: ['R001', 'R003'] },
    'a certificate without IP SANs is refused, by any CA; insecure takes it, and one with SANs is taken by its CA',
    async () => {
      const { verify, ca, clusterCa, insecure } = servers;
      for (const { running } of [verify, ca, clusterCa]) await running.says(noIpSans, 60);
      await expectToWork(insecure);

      const alternatives = [`DNS:${node.name}`, `IP:${node.ip}`];
      cluster.kubelet.serve(certificate(cluster.folder, { name: node.name, alternatives, by: kubeletCa }));
      await Promise.all([ca.ready(), clusterCa.ready()]);
      await verify.running.says(unknownAuthority, 60);
      expect((await verify.probe('readinessProbe')).status).toBe(500);
    },
  );
});

const group = '/apis/metrics.k8s.io/v1beta1';

prove(
  { ...claim, fixes: ['R006'] },
  'without aggregator routing the Metrics API is not available; with it the API server gives the figures',
  async () => {
    await servers.insecure.ready();
    const objects = made({});
    const without = await cluster.besides(api);
    onTestFinished(() => without.stop());
    await create(without, [...objects, endpoints]);
    await judged(without, /^False FailedDiscoveryCheck failing or missing response from https:\/\/10\./);
    expect((await without.client.get(`${group}/nodes`)).status).toBe(503);

    await create(cluster.api, [endpoints]);
    await judged(cluster.api, /^True Passed/);
    const { client } = cluster.api;
    const nodes = await client.get(`${group}/nodes`);
    expect(nodes).toMatchObject({ status: 200, body: { items: [{ metadata: { name: node.name } }] } });
    // A NodeMetricsList and a PodMetrics of the API.
    const { items } = nodes.body as { items: [{ usage: Usage }] };
    expectUsage(items[0].usage, usage.node);
    const pod = await client.get(`${group}/namespaces/default/pods/hello`);
    expect(pod.status).toBe(200);
    const { containers } = pod.body as { containers: [{ usage: Usage }] };
    expectUsage(containers[0].usage, usage.container);
  },
);

/** Quantities as the Metrics API writes them. */
interface Usage {
  readonly cpu: string;
  readonly memory: string;
}

function expectUsage(given: Usage, { cpu, memory }: { cpu: number; memory: number }): void {
  expect(numberOf(given.cpu)).toBeCloseTo(cpu, 3);
  expect(numberOf(given.memory)).toBe(memory);
}

function numberOf(text: string): number {
  const quantity = parseQuantity(text);
  if (isNoQuantity(quantity)) throw new Error(`${text} is no quantity`);
  return Number(quantity.digits) * 10 ** quantity.exponent;
}

/** What the controller of endpoints would make of the Service and a Pod that is ready. */
const endpoints: KubernetesObject = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name: 'metrics-server-1',
    namespace: 'kube-system',
    labels: { 'kubernetes.io/service-name': 'metrics-server' },
  },
  addressType: 'IPv4',
  ports: [{ name: 'https', port: 10250, protocol: 'TCP' }],
  endpoints: [{ addresses: ['10.244.0.12'], conditions: { ready: true } }],
};

/** Waits until the API server says this of the APIService, as status, reason and message. */
async function judged({ client }: ApiServer, what: RegExp): Promise<void> {
  let last = '';
  const judgement = async () => {
    const path = '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io';
    // An APIService of the API.
    const { status } = (await client.get(path)).body as { status?: { conditions?: Condition[] } };
    const available = status?.conditions?.find(({ type }) => type === 'Available');
    last = `${available?.status} ${available?.reason} ${available?.message}`;
    return what.test(last) || undefined;
  };
  await eventually(`the APIService is judged as ${what}`, judgement, 60).catch((error) => {
    throw new Error(`${error}; it is ${last}`);
  });
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}
