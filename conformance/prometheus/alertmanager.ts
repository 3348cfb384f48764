import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { dataOf } from '../../test/systems/prometheus/support.js';
import { program } from '../support/installation.js';
import { freePorts } from '../support/port.js';
import { type Running, start } from '../support/running.js';
import type { Bridge } from './bridge.js';
import { ask } from './http.js';
import { configFiles, layOut } from './layout.js';
import { mainContainer } from './pod.js';

/** An Alertmanager that runs on what was emitted. */
export interface Alertmanager {
  readonly running: Running;
  readonly port: number;
  /** Tells it of an alert that fires, with these labels. */
  post(labels: Readonly<Record<string, string>>): Promise<void>;
}

/** What one machine must have otherwise than a cluster. */
export interface Adaptation {
  /** What is reached instead of the Service `dingtalk`. */
  readonly bridge: Pick<Bridge, 'port'>;
  readonly change?: (text: string) => string;
  readonly changeArg?: (arg: string) => string;
  /** Further arguments. */
  readonly args?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Starts Alertmanager with the arguments of the StatefulSet on the ConfigMap. Its files are in a folder of the test's own, it
 * listens on a free port, and the bridge is at one of this machine. It ends with the test.
 */
export async function startAlertmanager(
  objects: readonly KubernetesObject[],
  { bridge, files = {}, args = [], change = same, changeArg = same }: Adaptation,
): Promise<Alertmanager> {
  const { 'alertmanager.yml': emitted = '' } = dataOf(objects, 'alertmanager');
  const text = change(emitted).replaceAll(/dingtalk\.[a-z0-9-]+\.svc:8060/g, `127.0.0.1:${bridge.port}`);
  const layout = layOut({ ...configFiles({ 'alertmanager.yml': text }), ...files });
  const [port = 0] = await freePorts(1);
  const data = join(layout.folder, 'data');
  const here = (arg: string) => layout.here(changeArg(arg)).replace('=/alertmanager', `=${data}`);
  const own = (mainContainer(objects, 'StatefulSet', 'alertmanager').args ?? []).map(here);
  const listening = `--web.listen-address=127.0.0.1:${port}`;
  const running = start(program('alertmanager'), [...own, listening, ...args]);
  onTestFinished(() => running.stop());
  const url = `http://127.0.0.1:${port}`;
  await running.until(async () => (await ask(`${url}/-/ready`))?.status === 200 || undefined);
  return { running, port, post: (labels) => post(url, labels) };
}

const same = (text: string) => text;

async function post(url: string, labels: Readonly<Record<string, string>>): Promise<void> {
  const body = JSON.stringify([{ labels, annotations: { summary: 'a summary' } }]);
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(`${url}/api/v2/alerts`, { method: 'POST', headers, body });
  if (answer?.status !== 200) throw new Error(`Alertmanager refused the alert: ${answer?.text}`);
}
