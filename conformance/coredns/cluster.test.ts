import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';
import { temporaryFolder } from '../../test/support/folder.js';
import { dataOf, objectsOf } from '../../test/systems/coredns/support.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { objections, Resources } from '../support/resources.js';
import { type CoreDns, startCoreDns } from './core-dns.js';
import { startUpstream } from './upstream.js';

const api = apiServers().find(({ installed }) => 'path' in installed)?.name ?? 'kube-apiserver';
const claim = { of: 'CoreDnsTemplate', by: ['coredns', 'etcd', api] };
const objects = objectsOf({ clusterIP: '10.96.0.10' });
const isRbac = ({ kind }: KubernetesObject) => kind === 'ClusterRole' || kind === 'ClusterRoleBinding';
const outside = '198.51.100.1';

/** A Service with an address of its own, one without, and the endpoint that stands behind it. */
const workload: readonly KubernetesObject[] = [
  service('web', { clusterIP: '10.96.10.10', ports: [{ name: 'http', port: 80 }] }),
  service('db', { clusterIP: 'None', ports: [{ name: 'sql', port: 5432 }] }),
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'db-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'db' } },
    addressType: 'IPv4',
    ports: [{ name: 'sql', port: 5432, protocol: 'TCP' }],
    endpoints: [{ addresses: ['10.244.0.5'], hostname: 'db-0', conditions: { ready: true } }],
  },
];

function service(name: string, spec: JsonObject): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'default' }, spec };
}

async function create({ client }: ApiServer, wanted: readonly KubernetesObject[]): Promise<void> {
  const resources = new Resources(client);
  for (const object of wanted) {
    const collection = await resources.collectionOf(object);
    expect(objections(await client.post(`${collection}?fieldValidation=Strict`, object))).toEqual([]);
  }
}

/** The construct's server, asking the API server under its ServiceAccount as its Pod would. */
async function startClusterDns(server: ApiServer): Promise<CoreDns> {
  const [upstream, kubeconfig] = await Promise.all([startUpstream(outside), kubeconfigOf(server)]);
  return startCoreDns(dataOf(objects), {
    'kubernetes cluster.local in-addr.arpa ip6.arpa {': `kubernetes cluster.local in-addr.arpa ip6.arpa {
        kubeconfig ${kubeconfig} it`,
    '/etc/resolv.conf': upstream.address,
  });
}

/** A Pod reads its token and the CA from files of its own; here they stand in a kubeconfig. */
async function kubeconfigOf({ client, kubeconfig }: ApiServer): Promise<string> {
  const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
  const { body } = await client.post('/api/v1/namespaces/kube-system/serviceaccounts/coredns/token', request);
  // A TokenRequest of the API.
  const { token } = (body as { status: { token: string } }).status;
  const path = join(temporaryFolder(), 'kubeconfig');
  const config = {
    ...JSON.parse(readFileSync(kubeconfig, 'utf8')),
    users: [{ name: 'it', user: { token } }],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

prove(
  { ...claim, fixes: ['R022'] },
  'the cluster DNS finds Services under the rights that are emitted, and none without them',
  async () => {
    const server = await startApiServer(api);
    onTestFinished(() => server.stop());
    await create(server, [...objects.filter((object) => !isRbac(object)), ...workload]);

    const without = await startClusterDns(server);
    await without.running.says(
      /failed to list \*v1\.Service: services is forbidden: User "system:serviceaccount:kube-system:coredns"/,
    );
    expect(await without.get('/ready', 8181)).toMatchObject({ status: 503, text: 'kubernetes' });
    expect((await without.ask('web.default.svc.cluster.local.', 'A')).answer).toEqual([]);

    await create(server, objects.filter(isRbac));
    const dns = await startClusterDns(server);
    await dns.running.until(async () => (await dns.get('/ready', 8181)).status === 200 || undefined);
    expect(dns.running.said()).not.toContain('forbidden');
    await expectAnswers(dns);
  },
);

async function expectAnswers({ ask }: CoreDns): Promise<void> {
  const told = async (name: string, type: Parameters<typeof ask>[1]) => {
    const { rcode, answer } = await ask(name, type);
    return [rcode, ...answer.map(({ data }) => data)];
  };
  expect(await told('web.default.svc.cluster.local.', 'A')).toEqual(['NOERROR', '10.96.10.10']);
  expect(await told('kube-dns.kube-system.svc.cluster.local.', 'A')).toEqual(['NOERROR', '10.96.0.10']);
  expect(await told('db.default.svc.cluster.local.', 'A')).toEqual(['NOERROR', '10.244.0.5']);
  expect(await told('db-0.db.default.svc.cluster.local.', 'A')).toEqual(['NOERROR', '10.244.0.5']);
  expect(await told('_sql._tcp.db.default.svc.cluster.local.', 'SRV')).toEqual([
    'NOERROR',
    '0 100 5432 db-0.db.default.svc.cluster.local.',
  ]);
  expect(await told('10.10.96.10.in-addr.arpa.', 'PTR')).toEqual([
    'NOERROR',
    'web.default.svc.cluster.local.',
  ]);
  expect(await told('nobody.default.svc.cluster.local.', 'A')).toEqual(['NXDOMAIN']);
  expect(await told('www.example.org.', 'A')).toEqual(['NOERROR', outside]);
  expect(await ask('web.default.svc.cluster.local.', 'AAAA')).toMatchObject({
    rcode: 'NOERROR',
    answer: [],
    authority: [{ type: 'SOA' }],
  });
}
