import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';
import { apiGroup, identity } from '../../src/model/manifest.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { KubernetesClient } from '../support/client.js';
import { definitions, load, noDefinitions } from '../support/definitions.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { objections, Resources } from '../support/resources.js';
import { lost } from './lost.js';

const documents = [...committedOutput(), ...snapshots()];
const groups = new Set(
  documents.flatMap(({ objects }) => objects.map(({ apiVersion }) => apiGroup(apiVersion))),
);

for (const { name, installed } of apiServers()) {
  describe.skipIf('missing' in installed)(name, () => {
    let server: ApiServer;
    let resources: Resources;

    beforeAll(async () => {
      server = await startApiServer(name);
      resources = new Resources(server.client);
      if (!noDefinitions()) await load(server.client, definitions(groups));
    });
    afterAll(() => server?.stop());

    for (const { file, objects } of documents) {
      prove(
        { of: file, by: ['etcd', name], needs: noDefinitions },
        `${name} takes ${file} as it is`,
        async () => {
          expect(await refused(server, resources, objects)).toEqual([]);
        },
      );
    }
  });
}

/** Creates every object, reads it back, and applies it twice; then takes it away. What went wrong, by object. */
async function refused({ client }: ApiServer, resources: Resources, objects: readonly KubernetesObject[]) {
  const found: string[] = [];
  const made: string[] = [];
  for (const object of objects.filter(isResource)) {
    await ensureNamespace(client, object);
    const collection = await resources.collectionOf(object);
    if (collection) made.unshift(`${collection}/${object.metadata.name}`);
    const texts = collection ? await take(client, collection, object) : ['its kind is not served'];
    found.push(...texts.map((text) => `${identity(object)}: ${text}`));
  }
  for (const path of made.filter((path) => !isNamespace.test(path))) await client.delete(path);
  return found;
}

/** No controller runs that would let one go, so namespaces stay, for all files. */
const isNamespace = /^\/api\/v1\/namespaces\/[^/]+$/;

/** kustomize's own file is for no server. */
function isResource({ apiVersion }: KubernetesObject): boolean {
  return !apiVersion.startsWith('kustomize.config.k8s.io/');
}

async function take(
  client: KubernetesClient,
  collection: string,
  object: KubernetesObject,
): Promise<string[]> {
  const path = `${collection}/${object.metadata.name}`;
  const isThere = isNamespace.test(path) && (await client.get(path)).status === 200;
  const created = isThere
    ? []
    : objections(await client.post(`${collection}?fieldValidation=Strict`, object));
  return created.length > 0 ? created : kept(client, path, object);
}

async function ensureNamespace(client: KubernetesClient, { metadata }: KubernetesObject): Promise<void> {
  if (!metadata.namespace) return;
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: metadata.namespace } };
  await client.post('/api/v1/namespaces', namespace);
}

/** What was lost on the way, and what a second apply of the same object changes. */
async function kept(client: KubernetesClient, path: string, object: KubernetesObject): Promise<string[]> {
  const read = await client.get(path);
  const gone = lost(object, read.body as JsonObject);
  const first = await client.apply(path, object);
  const second = await client.apply(path, object);
  const changed = ownOf(first.body) === ownOf(second.body) ? [] : ['a second apply changes it'];
  return [...gone, ...objections(first), ...objections(second), ...changed];
}

/** What an apply would change; the status is a controller's, and every write of it gives a new version. */
function ownOf(body: unknown): unknown {
  // An object of the API.
  const { metadata, status: _, ...rest } = body as KubernetesObject;
  const { resourceVersion: __, managedFields: ___, ...head } = metadata ?? {};
  return JSON.stringify([head, rest]);
}
