import { get } from 'node:https';
import type { Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import type { Running } from '../support/running.js';
import { containerOf, type PodSpec } from './pod.js';

/** What a probe was answered. */
export interface Probed {
  readonly status: number;
  readonly text: string;
}

/** A metrics-server that runs. */
export class MetricsServer {
  constructor(
    readonly running: Running,
    private readonly pod: PodSpec,
    private readonly connect: (port: number) => Socket,
  ) {}

  /** Asks what the kubelet would ask for this probe of the container; without an answer, status 0. */
  probe(name: 'readinessProbe' | 'livenessProbe'): Promise<Probed> {
    const { ports = [], [name]: probe } = containerOf(this.pod);
    const port = ports.find((it) => it.name === probe?.httpGet.port)?.containerPort;
    if (!probe || port === undefined) throw new Error(`the container has no ${name} on a port of its own`);
    return this.get(probe.httpGet.path, port);
  }

  /** Waits until it is ready; throws with all that it said if it is not so in time. */
  async ready(seconds = 60): Promise<void> {
    await this.running.until(
      async () => (await this.probe('readinessProbe')).status === 200 || undefined,
      seconds,
    );
  }

  private get(path: string, port: number): Promise<Probed> {
    // As the kubelet: it does not verify the certificate of what it probes.
    const createConnection = () => secure({ socket: this.connect(port), rejectUnauthorized: false });
    return new Promise((resolve) => {
      const sent = get({ path, createConnection, timeout: 5000 }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('timeout', () => sent.destroy());
      sent.on('error', (error) => resolve({ status: 0, text: error.message }));
    });
  }
}
