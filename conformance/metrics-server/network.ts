import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../support/api-server.js';
import { type Running, start } from '../support/running.js';

/** A node's network with Pods behind it, apart from the machine's own; of network namespaces, as a real one. */
export interface Network extends Place {
  /** The process whose namespaces are the node's. */
  readonly node: number;
  /** Joins a Pod with this address to the node; gives the process whose namespaces are its. */
  pod(address: string): Promise<number>;
  /** Runs a command in the node's network, to its end. */
  run(script: string): void;
  /** A connection from the node to this address. */
  connect(host: string, port: number): Socket;
  stop(): Promise<void>;
}

/** What the node's network consists of. */
export interface Layout {
  /** The node's own addresses, and those of Services that it answers for. */
  readonly addresses: readonly string[];
  /** Where the DNS answers that knows no names. */
  readonly dns: string;
  /** Unix sockets of the tests by the address and port that lead to them. */
  readonly exits: Readonly<Record<string, string>>;
}

/** The node's end of each Pod's cable. */
const gateway = '10.244.255.1';
const gate = new URL('gate.ts', import.meta.url).pathname;
const own = ['--user', '--map-root-user'];

/** Why this machine has no such networks, if it has none. */
export function noNetworks(): string | undefined {
  const script = 'ip link add one type veth peer name other && iptables -A INPUT -j REJECT';
  const { status } = spawnSync('unshare', [...own, '--net', '--mount', 'sh', '-c', script]);
  return status === 0 ? undefined : 'the user may not make network namespaces, or ip or iptables is missing';
}

/** The arguments of `nsenter` that run a command in the namespaces of a process. */
export function inside(process: number): string[] {
  return ['--target', String(process), '--user', '--preserve-credentials', '--net'];
}

export async function startNetwork({ addresses, dns, exits }: Layout): Promise<Network> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const entrance = join(folder, 'gate');
  const paths = Object.entries(exits).map(([address, path]) => `${address}=${path}`);
  const script = [
    'ip link set lo up',
    ...[...addresses, dns].map((address) => `ip address add ${address}/32 dev lo`),
    'echo "process $$"',
    'exec "$@"',
  ].join(' && ');
  const program = [process.execPath, '--import', 'tsx', gate, entrance, dns, ...paths];
  const running = start('unshare', [...own, '--net', 'sh', '-c', script, 'sh', ...program]);
  await running.says('the gate is open');
  const node = processOf(running);
  const [pods, doors]: [Running[], Server[]] = [[], []];

  const dial = (host: string, port: number) => {
    const socket = connect(entrance);
    socket.write(`${host} ${port}\n`);
    return socket;
  };
  const run = (command: string) => {
    const { status, stderr } = spawnSync('nsenter', [...inside(node), 'sh', '-c', command]);
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
  };
  return {
    node,
    run,
    connect: dial,
    start: (path, args) => start('nsenter', [...inside(node), path, ...args]),
    open: async (port) => {
      doors.push(await door(port, () => dial('127.0.0.1', port)));
    },
    pod: async (address) => {
      const pod = start('nsenter', [...inside(node), 'unshare', '--net', 'sh', '-c', waiting]);
      pods.push(pod);
      await pod.says('process');
      run(cable(`pod${pods.length}`, address, processOf(pod)));
      return processOf(pod);
    },
    stop: async () => {
      for (const server of doors) server.close();
      await Promise.all([...pods, running].map((it) => it.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const waiting = 'ip link set lo up && echo "process $$" && exec sleep infinity';

function processOf(running: Running): number {
  return Number(/process (\d+)/.exec(running.said())?.[1]);
}

/** A cable between the node and a Pod, with a route at either end. */
function cable(name: string, address: string, pod: number): string {
  const inPod = `nsenter --target ${pod} --net ip`;
  return [
    `ip link add ${name} type veth peer name eth0 netns ${pod}`,
    `ip address add ${gateway} peer ${address} dev ${name}`,
    `ip link set ${name} up`,
    `${inPod} address add ${address} peer ${gateway} dev eth0`,
    `${inPod} link set eth0 up`,
    `${inPod} route add default via ${gateway}`,
  ].join(' && ');
}

/** Where the tests reach what is behind `dial`. */
function door(port: number, dial: () => Socket): Promise<Server> {
  const server = createServer((from) => {
    const to = dial();
    from.pipe(to).pipe(from);
    from.on('error', () => to.destroy());
    to.on('error', () => from.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
