import { answersOf } from '../../src/cli/cluster/answers.js';
import type { KubernetesFacts } from '../../src/kubernetes/facts/facts.js';
import { factsFromServer } from '../../src/kubernetes/facts/from-server.js';
import type { JsonValue } from '../../src/model/manifest.js';
import type { KubernetesClient } from './client.js';

/** What a running API server says of its kinds, CRDs left out. */
export async function factsOf(client: KubernetesClient, release: string): Promise<KubernetesFacts> {
  const get = (path: string) => read(client, path);
  const asked = { server: client.url, get, close: () => {} };
  const answers = await answersOf(asked, { without: [], withoutCrds: true });
  const { kinds, definitions } = factsFromServer(release, answers);
  return { release, kinds, definitions };
}

async function read(client: KubernetesClient, path: string): Promise<JsonValue> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  // It was JSON.
  return body as JsonValue;
}
