import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { temporaryFolder } from '../../test/support/folder.js';
import { dataOf } from '../../test/systems/prometheus/support.js';
import { certificate } from '../support/certificates.js';
import { program } from '../support/installation.js';
import { freePorts } from '../support/port.js';
import { type Running, start } from '../support/running.js';
import { type Answered, ask } from './http.js';
import { configFiles, type Layout, layOut } from './layout.js';
import { mainContainer } from './pod.js';

/** A Prometheus that runs on what was emitted. */
export interface Prometheus {
  readonly running: Running;
  readonly url: string;
  readonly layout: Layout;
  /** The answer of its API at this path below /api/v1/. */
  get<T>(path: string): Promise<T>;
  post(path: string): Promise<Answered | undefined>;
  /** The series that an expression gives now. */
  query(expr: string): Promise<Sample[]>;
}

/** A series with its value of the moment. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What one machine must have otherwise than a cluster. */
export interface Adaptation {
  /** The texts of the ConfigMap, changed where a cluster would be needed. */
  readonly change?: (text: string) => string;
  /** Further files, such as the account's token; by their paths below the folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further arguments. */
  readonly args?: readonly string[];
}

/**
 * Starts the server with the arguments of the StatefulSet on the ConfigMap. Its files are in a folder of the test's own and
 * it listens on a free port; everything else that is changed, `adaptation` says. It ends with the test.
 */
export async function startPrometheus(
  objects: readonly KubernetesObject[],
  { change = (text) => text, files = {}, args = [] }: Adaptation = {},
): Promise<Prometheus> {
  const texts = Object.entries(dataOf(objects, 'prometheus')).map(([name, text]) => [name, change(text)]);
  const layout = layOut({ ...nobody(), ...configFiles(Object.fromEntries(texts)), ...files });
  const [port] = await freePorts(1);
  const emitted = mainContainer(objects, 'StatefulSet', 'prometheus').args ?? [];
  const here = emitted.map((arg) =>
    layout.here(arg).replace('=/prometheus', `=${join(layout.folder, 'data')}`),
  );
  const running = start(program('prometheus'), [...here, `--web.listen-address=127.0.0.1:${port}`, ...args]);
  onTestFinished(() => running.stop());
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => (await ask(`${url}/-/ready`))?.status === 200 || undefined;
  await running.until(ready, 60);
  return { running, url, layout, ...api(url) };
}

/** Without a cluster, a token and a CA that nobody asks for; what is to be found through the API server is not found. */
function nobody(): Record<string, string> {
  const ca = certificate(temporaryFolder(), { name: 'ca' });
  return { 'account/token': 'token', 'account/ca.crt': ca.cert };
}

function api(url: string): Pick<Prometheus, 'get' | 'post' | 'query'> {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await ask(`${url}/api/v1/${path}`);
    if (answer?.status !== 200) throw new Error(`${path}: ${answer?.status} ${answer?.text}`);
    // The caller knows what Prometheus answers there.
    return (JSON.parse(answer.text) as { data: T }).data;
  };
  return {
    get,
    post: (path) => ask(url + path, { method: 'POST' }),
    query: async (expr) => {
      const { result } = await get<Vector>(`query?query=${encodeURIComponent(expr)}`);
      return result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
    },
  };
}

interface Vector {
  readonly result: readonly { metric: Record<string, string>; value: [number, string] }[];
}
