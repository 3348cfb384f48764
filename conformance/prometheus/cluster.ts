import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { temporaryFolder } from '../../test/support/folder.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { certificate } from '../support/certificates.js';
import { objections, Resources } from '../support/resources.js';
import { listening } from './http.js';
import { relay } from './relay.js';

/** A cluster of one node: a real API server, no controllers, and a kubelet of ours. */
export interface Cluster {
  /** The address of this machine at which the node and its Pods are reached. */
  readonly host: string;
  /** The CA of the kubelet's certificate, and the API server's own certificate. */
  readonly ca: string;
  create(objects: readonly KubernetesObject[]): Promise<void>;
  /** Says which port of this machine is behind a port of a Service, as the controller of endpoints would. */
  endpoint(service: Endpoint, port: number): Promise<void>;
  /** A kubeconfig of a ServiceAccount of the stack, and its token. */
  account(name: string): Promise<{ kubeconfig: string; token: string }>;
}

export interface Endpoint {
  readonly namespace: string;
  readonly service: string;
  readonly portName: string;
}

/** The node's name, which is also its label `kubernetes.io/hostname`. */
export const NODE = 'n1';

/** Why nothing of this machine can be an endpoint, if so: the API server takes no address of the loopback device. */
export function noAddress(): string | undefined {
  return address() === undefined ? 'the machine has no address but 127.0.0.1' : undefined;
}

function address(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
}

/** Starts the cluster; its kubelet answers with these texts, by their paths. It ends with the test. */
export async function startCluster(
  apiServer: string,
  metrics: Readonly<Record<string, string>>,
): Promise<Cluster> {
  const host = address() ?? '';
  const folder = temporaryFolder();
  const ca = certificate(folder, { name: 'ca' });
  const own = certificate(folder, { name: NODE, alternatives: [`IP:${host}`], by: ca });
  const kubelet = createServer({ key: own.key, cert: own.cert }, ({ url = '', headers }, response) => {
    const [status, text] = headers.authorization ? [metrics[url] ? 200 : 404, metrics[url]] : [401, ''];
    response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4' }).end(text);
  });
  const [port, api] = await Promise.all([listening(kubelet, host), startApiServer(apiServer)]);
  onTestFinished(() => api.stop());
  const trusted = ca.cert + readFileSync(serverOf(api).ca, 'utf8');
  const cluster = { host, ca: trusted, ...clientOf(api, folder, host) };
  await cluster.create([node(host, port)]);
  const self = { namespace: 'default', service: 'kubernetes', portName: 'https' };
  await cluster.endpoint(self, await relay(host, serverOf(api).port));
  return cluster;
}

/** Where the API server listens, and the file with the certificate that it signed itself. */
function serverOf({ kubeconfig }: ApiServer): { port: number; ca: string } {
  // What startApiServer writes.
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8')) as {
    clusters: [{ cluster: { server: string; 'certificate-authority': string } }];
  };
  const { server, 'certificate-authority': ca } = config.clusters[0].cluster;
  return { port: Number(new URL(server).port), ca };
}

function clientOf(api: ApiServer, folder: string, host: string): Omit<Cluster, 'host' | 'ca'> {
  const create = async (objects: readonly KubernetesObject[]) => {
    const resources = new Resources(api.client);
    for (const object of objects) await createOne(api, resources, object);
  };
  return {
    create,
    endpoint: (of, port) => create([endpointSlice(of, host, port)]),
    account: async (name) => {
      const path = `/api/v1/namespaces/monitoring/serviceaccounts/${name}/token`;
      const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
      // A TokenRequest of the API.
      const { status } = (await api.client.post(path, request)).body as { status: { token: string } };
      return { token: status.token, kubeconfig: kubeconfigOf(api, join(folder, name), status.token) };
    },
  };
}

/** Its status too, which a controller or the kubelet would write after it is there. */
async function createOne(
  { client }: ApiServer,
  resources: Resources,
  object: KubernetesObject,
): Promise<void> {
  const collection = await resources.collectionOf(object);
  const said = objections(await client.post(`${collection}?fieldValidation=Strict`, object));
  if (object.status) {
    const { apiVersion, kind, metadata, status } = object;
    const body = { apiVersion, kind, metadata: { name: metadata.name }, status };
    said.push(...objections(await client.apply(`${collection}/${metadata.name}/status`, body)));
  }
  if (said.length > 0) throw new Error(`${object.kind} ${object.metadata.name}: ${said.join()}`);
}

/** A Pod reads its token from a file of its own; here it stands in a kubeconfig. */
function kubeconfigOf({ kubeconfig }: ApiServer, path: string, token: string): string {
  const config = {
    ...JSON.parse(readFileSync(kubeconfig, 'utf8')),
    users: [{ name: 'it', user: { token } }],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

function node(host: string, port: number): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: NODE,
      labels: { 'kubernetes.io/hostname': NODE, 'topology.kubernetes.io/zone': 'north' },
    },
    status: {
      addresses: [{ type: 'InternalIP', address: host }],
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      daemonEndpoints: { kubeletEndpoint: { Port: port } },
    },
  };
}

function endpointSlice(
  { namespace, service, portName }: Endpoint,
  host: string,
  port: number,
): KubernetesObject {
  const labels = { 'kubernetes.io/service-name': service };
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${service}-1`, namespace, labels },
    addressType: 'IPv4',
    ports: [{ name: portName, port, protocol: 'TCP' }],
    endpoints: [{ addresses: [host], conditions: { ready: true } }],
  };
}
