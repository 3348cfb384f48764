import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '../../src/model/manifest.js';
import type { MetricsServerWithFixesProps } from '../../src/systems/metrics-server/index.js';
import { MetricsServerWithFixes } from '../../src/systems/metrics-server/index.js';
import { only, synthesize } from '../../test/support/synth.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { type Certificate, certificate } from '../support/certificates.js';
import { program } from '../support/installation.js';
import { objections, Resources } from '../support/resources.js';
import type { Running } from '../support/running.js';
import { startContainer } from './container.js';
import { type Kubelet, startKubelet } from './kubelet.js';
import { MetricsServer } from './metrics-server.js';
import { type Network, startNetwork } from './network.js';
import { type ConfigMaps, containerOf, filesOf, podOf } from './pod.js';

/** The one node, with the addresses of the notes, and the Service addresses of kubeadm. */
export const node = { name: 'k8smaster1', ip: '172.31.21.3', dns: '10.96.0.10', kubernetes: '10.96.0.1' };

/** How a metrics-server's Pod is run. */
export interface PodOptions {
  /** The Pod's address; without one, it is in the node's network. */
  readonly ip?: string;
  readonly configMaps?: ConfigMaps;
  /** Further certificates of the cluster's own CA, as PEM. */
  readonly trusts?: string;
}

/** A cluster of one node on a network of its own: a real API server, a kubelet of ours, and no controllers. */
export class Cluster {
  private readonly running: Running[] = [];

  private constructor(
    readonly folder: string,
    readonly network: Network,
    readonly kubelet: Kubelet,
    readonly api: ApiServer,
  ) {}

  /** Starts it with these flags of the API server; its kubelet has signed its certificate itself. */
  static async start(apiServer: string, args: readonly string[]): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    const socket = join(folder, 'kubelet');
    const self = certificate(folder, { name: node.name, alternatives: [`DNS:${node.name}`] });
    const kubelet = await startKubelet(socket, self);
    const network = await startNetwork({
      addresses: [node.ip, node.kubernetes],
      dns: node.dns,
      exits: { [`${node.ip}:10250`]: socket },
    });
    try {
      const api = await startApiServer(apiServer, { args: [...frontProxy(folder), ...args], place: network });
      await create(api, [nodeObject, podObject]);
      // metrics-server looks at Pods that run, and a Pod is created without a status.
      const { apiVersion, kind, metadata } = podObject;
      const running = { apiVersion, kind, metadata, status: { phase: 'Running' } };
      await api.client.apply('/api/v1/namespaces/default/pods/hello/status', running);
      return new Cluster(folder, network, kubelet, api);
    } catch (error) {
      kubelet.stop();
      await network.stop();
      throw error;
    }
  }

  /** Starts another API server in the same network, which knows of nothing; whoever starts it stops it. */
  besides(apiServer: string): Promise<ApiServer> {
    return startApiServer(apiServer, { args: frontProxy(this.folder), place: this.network });
  }

  /** Runs what the construct makes of these props, as the Pod that it describes. */
  async metricsServer(
    props: MetricsServerWithFixesProps,
    { ip, configMaps = {}, trusts = '' }: PodOptions,
  ): Promise<MetricsServer> {
    const pod = podOf(only(made(props), 'Deployment'));
    const { args = [] } = containerOf(pod);
    const network = pod.hostNetwork || !ip ? this.network.node : await this.network.pod(ip);
    const account = '/var/run/secrets/kubernetes.io/serviceaccount';
    const running = startContainer({
      network,
      root: mkdtempSync(join(this.folder, 'root-')),
      files: {
        ...filesOf(pod, configMaps, node.dns),
        [`${account}/token`]: await this.token(),
        [`${account}/ca.crt`]: this.ownCertificate() + trusts,
        [`${account}/namespace`]: 'kube-system',
      },
      programs: { '/metrics-server': program('metrics-server') },
      env: {
        KUBERNETES_SERVICE_HOST: node.kubernetes,
        KUBERNETES_SERVICE_PORT: new URL(this.api.client.url).port,
      },
      capabilities: [],
      command: ['/metrics-server', ...args],
    });
    this.running.push(running);
    return new MetricsServer(running, pod, (port) => this.network.connect(ip ?? '127.0.0.1', port));
  }

  /** Runs the container of the firewall's DaemonSet on the node. */
  hostFirewall(props: MetricsServerWithFixesProps): Running {
    const {
      command = [],
      env = [],
      securityContext,
    } = containerOf(podOf(only(made(props), 'DaemonSet', 'metrics-server-host-firewall')));
    const running = startContainer({
      network: this.network.node,
      root: mkdtempSync(join(this.folder, 'root-')),
      files: { '/run/xtables.lock': '' },
      env: Object.fromEntries(env.map(({ name, value }) => [name, value])),
      capabilities: securityContext.capabilities.add ?? [],
      command,
    });
    this.running.push(running);
    return running;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((it) => it.stop()));
    await this.api.stop();
    await this.network.stop();
    this.kubelet.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async token(): Promise<string> {
    const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
    const path = '/api/v1/namespaces/kube-system/serviceaccounts/metrics-server/token';
    const { body } = await this.api.client.post(path, request);
    // A TokenRequest of the API.
    return (body as { status: { token: string } }).status.token;
  }

  /** The API server signed its certificate itself; on a real cluster this is the CA's. */
  private ownCertificate(): string {
    // The kubeconfig that startApiServer writes.
    const config = JSON.parse(readFileSync(this.api.kubeconfig, 'utf8')) as {
      clusters: [{ cluster: { 'certificate-authority': string } }];
    };
    return readFileSync(config.clusters[0].cluster['certificate-authority'], 'utf8');
  }
}

/** Creates objects as they are; throws where the API server objects. */
export async function create({ client }: ApiServer, objects: readonly KubernetesObject[]): Promise<void> {
  const resources = new Resources(client);
  for (const object of objects) {
    const collection = await resources.collectionOf(object);
    const said = objections(await client.post(`${collection}?fieldValidation=Strict`, object));
    if (said.length > 0) throw new Error(`${object.kind}: ${said.join()}`);
  }
}

/** The objects that the construct makes of these props. */
export function made(props: MetricsServerWithFixesProps): KubernetesObject[] {
  return synthesize((chart) => new MetricsServerWithFixes(chart, 'metrics-server', props));
}

/** The flags that kubeadm sets by itself, with certificates of their own, and addresses of this network. */
function frontProxy(folder: string): string[] {
  const ca = certificate(folder, { name: 'front-proxy-ca' });
  const client: Certificate = certificate(folder, { name: 'front-proxy-client', by: ca });
  return [
    `--requestheader-client-ca-file=${ca.files.cert}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
    `--proxy-client-cert-file=${client.files.cert}`,
    `--proxy-client-key-file=${client.files.key}`,
    '--bind-address=0.0.0.0',
    // It stands in its certificate, and is where the tests reach it.
    '--advertise-address=127.0.0.1',
  ];
}

const nodeObject: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: node.name },
  status: {
    addresses: [
      { type: 'InternalIP', address: node.ip },
      { type: 'Hostname', address: node.name },
    ],
    conditions: [{ type: 'Ready', status: 'True' }],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
  },
};

const podObject: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'hello', namespace: 'default' },
  spec: { nodeName: node.name, containers: [{ name: 'hello', image: 'docker.io/library/busybox:1.38' }] },
};
