import type { KubernetesFacts } from '../../src/kubernetes/facts/facts.js';
import { factsFromOpenApi } from '../../src/kubernetes/facts/from-open-api.js';
import type { OpenApiDocument } from '../../src/kubernetes/facts/open-api.js';
import type { KubernetesClient } from './client.js';

/** What a running API server says of its kinds. */
export async function factsOf(client: KubernetesClient, release: string): Promise<KubernetesFacts> {
  const { paths } = await read<{ paths: Record<string, { serverRelativeURL: string }> }>(
    client,
    '/openapi/v3',
  );
  const urls = Object.entries(paths).filter(([path]) => /^apis?\//.test(path));
  const documents = urls.map(([, { serverRelativeURL }]) => read<OpenApiDocument>(client, serverRelativeURL));
  return factsFromOpenApi(release, await Promise.all(documents));
}

async function read<T>(client: KubernetesClient, path: string): Promise<T> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  // The shape that the API documents.
  return body as T;
}
