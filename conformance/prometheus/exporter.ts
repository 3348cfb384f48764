import { onTestFinished } from 'vitest';
import { program } from '../support/installation.js';
import { freePorts } from '../support/port.js';
import { type Running, start } from '../support/running.js';
import { type Answered, ask } from './http.js';
import { type Container, environmentOf, type Secrets } from './pod.js';

/** An exporter that runs. */
export interface Exporter {
  readonly running: Running;
  readonly port: number;
  get(path: string): Promise<Answered | undefined>;
}

/** What one machine must have otherwise than a Pod. */
export interface Adaptation {
  /** An argument as it is here. */
  readonly change?: (arg: string) => string;
  readonly secrets?: Secrets;
}

/**
 * Starts an exporter of the Prometheus project with the container's arguments and environment, on a free port. It ends with
 * the test.
 */
export async function startExporter(
  container: Container,
  { change = (arg) => arg, secrets = {} }: Adaptation = {},
): Promise<Exporter> {
  const [port = 0] = await freePorts(1);
  const emitted = (container.args ?? []).filter((arg) => !arg.startsWith('--web.listen-address'));
  const args = [...emitted.map(change), `--web.listen-address=127.0.0.1:${port}`];
  const running = start(program(container.name), args, { env: environmentOf(container, secrets) });
  onTestFinished(() => running.stop());
  const get = (path: string) => ask(`http://127.0.0.1:${port}${path}`);
  await running.until(async () => ((await get('/'))?.status === 200 ? true : undefined));
  return { running, port, get };
}
