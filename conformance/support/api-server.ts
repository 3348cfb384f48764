import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubernetesClient } from './client.js';
import { program } from './installation.js';
import { freePorts } from './port.js';
import { type Running, start } from './running.js';

/** A real API server with its etcd, empty but for what it makes itself. */
export interface ApiServer {
  readonly client: KubernetesClient;
  /** A kubeconfig whose user may do everything. */
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

/** What is not the same for every API server. */
export interface ApiServerOptions {
  /** Further flags, as `--name=value`; one that is set already is replaced. */
  readonly args?: readonly string[];
  /** The network that it and its etcd run in. Default: that of the tests. */
  readonly place?: Place;
}

/** A network of its own. */
export interface Place {
  start(path: string, args: readonly string[]): Running;
  /** Leads from this port of 127.0.0.1 to the same port there. */
  open(port: number): Promise<void>;
}

const here: Place = { start, open: async () => {} };
const token = 'conformance';

/**
 * Starts the API server of this instrument on ports of its own. No controllers and no scheduler run: what is created stays
 * as it was written.
 */
export async function startApiServer(
  name: string,
  { args = [], place = here }: ApiServerOptions = {},
): Promise<ApiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const [client, peer, port] = await freePorts(3);
  const etcd = place.start(program('etcd'), etcdArgs(folder, client, peer));
  const server = place.start(program(name), replaced(serverArgs(folder, client, port), args));
  const stop = async () => {
    await Promise.all([server.stop(), etcd.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await place.open(port ?? 0);
    const ready = await connect(server, folder, port);
    return { client: ready, kubeconfig: kubeconfig(folder, port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function etcdArgs(folder: string, client: number | undefined, peer: number | undefined): string[] {
  const [clients, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  return [
    `--data-dir=${folder}/etcd`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    '--unsafe-no-fsync',
    '--log-level=error',
  ];
}

/**
 * The admission plugins that are off need controllers (ServiceAccount waits for tokens) or leave finalizers that only a
 * controller takes away.
 */
function serverArgs(folder: string, etcd: number | undefined, port: number | undefined): string[] {
  const key = `${folder}/service-account.pem`;
  execFileSync('openssl', ['genrsa', '-out', key, '2048'], { stdio: 'ignore' });
  writeFileSync(`${folder}/tokens.csv`, `${token},conformance,1,"system:masters"\n`);
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    '--endpoint-reconciler-type=none',
    `--cert-dir=${folder}/certs`,
    `--token-auth-file=${folder}/tokens.csv`,
    '--authorization-mode=RBAC',
    '--allow-privileged=true',
    '--service-cluster-ip-range=10.96.0.0/12',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--disable-admission-plugins=ServiceAccount,StorageObjectInUseProtection',
  ];
}

/** A list of flags may have each of them once. */
function replaced(args: readonly string[], by: readonly string[]): string[] {
  const names = new Set(by.map(nameOf));
  return [...args.filter((arg) => !names.has(nameOf(arg))), ...by];
}

function nameOf(arg: string): string | undefined {
  return arg.split('=')[0];
}

/** Once it answers /readyz; its certificate is its own, so that file is the CA. */
async function connect(server: Running, folder: string, port: number | undefined): Promise<KubernetesClient> {
  const certificate = `${folder}/certs/apiserver.crt`;
  return server.until(async () => {
    try {
      const client = new KubernetesClient(`https://127.0.0.1:${port}`, token, readFileSync(certificate));
      const { status } = await client.get('/readyz');
      return status === 200 ? client : undefined;
    } catch {
      return undefined;
    }
  }, 120);
}

function kubeconfig(folder: string, port: number | undefined): string {
  const path = join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'it',
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority': `${folder}/certs/apiserver.crt`,
        },
      },
    ],
    users: [{ name: 'it', user: { token } }],
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'it' } }],
    'current-context': 'it',
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}
