import { createServer } from 'node:https';
import type { Certificate } from '../support/certificates.js';

/** The part of a kubelet that metrics-server asks. */
export interface Kubelet {
  /** Takes another certificate from now on, as a kubelet does that rotates its own. */
  serve(certificate: Certificate): void;
  stop(): void;
}

/** How much CPU and memory its node and its one container use. */
export const usage = {
  node: { cpu: 0.25, memory: 2 * 2 ** 30 },
  container: { cpu: 0.05, memory: 64 * 2 ** 20 },
};

/** Answers GET /metrics/resource at this Unix socket to who shows a token, over TLS. */
export async function startKubelet(path: string, { key, cert }: Certificate): Promise<Kubelet> {
  const started = Date.now() - 3_600_000;
  const server = createServer({ key, cert }, ({ url, headers }, response) => {
    if (url !== '/metrics/resource') response.writeHead(404).end();
    else if (!headers.authorization?.startsWith('Bearer ')) response.writeHead(401).end();
    else response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metrics(started));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    serve: ({ key, cert }) => server.setSecureContext({ key, cert }),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Prometheus' text; the seconds of CPU grow with time, and each sample has its own. */
function metrics(started: number): string {
  const now = Date.now();
  const used = (cpu: number) => ((now - started) / 1000) * cpu;
  const labels = '{container="hello",namespace="default",pod="hello"}';
  return [
    '# TYPE node_cpu_usage_seconds_total counter',
    `node_cpu_usage_seconds_total ${used(usage.node.cpu)} ${now}`,
    '# TYPE node_memory_working_set_bytes gauge',
    `node_memory_working_set_bytes ${usage.node.memory} ${now}`,
    '# TYPE container_cpu_usage_seconds_total counter',
    `container_cpu_usage_seconds_total${labels} ${used(usage.container.cpu)} ${now}`,
    '# TYPE container_memory_working_set_bytes gauge',
    `container_memory_working_set_bytes${labels} ${usage.container.memory} ${now}`,
    '# TYPE container_start_time_seconds gauge',
    `container_start_time_seconds${labels} ${started / 1000}`,
    '',
  ].join('\n');
}
