import { afterAll, beforeAll, describe, expect } from 'vitest';
import { compareSets } from '../../src/diff/compare-sets.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../../src/model/manifest.js';
import { told } from '../../test/support/compare.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { Answer } from '../support/client.js';
import { instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { Resources } from '../support/resources.js';
import { isExplained, neverSeen } from './meaning-disagreements.js';
import { builtInObjects, releaseOf } from './meaning-objects.js';
import { type Variation, variationsOf } from './meaning-variations.js';

const name = 'kube-apiserver-1.37';
const release = releaseOf(name);

/** Kinds of which the server counts what has changed. */
const withGeneration = [
  ...['CronJob', 'CustomResourceDefinition', 'DaemonSet', 'Deployment', 'Ingress', 'Job'],
  ...['MutatingWebhookConfiguration', 'NetworkPolicy', 'PodDisruptionBudget', 'ReplicaSet', 'StatefulSet'],
  'ValidatingWebhookConfiguration',
];

describe.skipIf('missing' in instrument(name).installed)(name, () => {
  let server: ApiServer;
  let resources: Resources;

  beforeAll(async () => {
    server = await startApiServer(name);
    resources = new Resources(server.client);
  });
  afterAll(() => server?.stop());

  prove(
    { of: 'diff', by: ['etcd', name] },
    'takes as an update what we call a change, and nothing else',
    async () => {
      const { wrong, count } = await judged(created, (path, object) =>
        server.client.put(`${path}?dryRun=All`, object),
      );
      expect(wrong.filter((text) => !isExplained(text)).sort()).toEqual([]);
      expect(neverSeen(wrong)).toEqual([]);
      expect(count).toBeGreaterThan(2000);
    },
  );

  prove(
    { of: 'diff', by: ['etcd', name] },
    'is changed by the apply of what we call a change, and by nothing else',
    async () => {
      const { wrong, count, kinds } = await judged(applied, (path, object) =>
        server.client.apply(`${path}?dryRun=All`, object),
      );
      expect(wrong.filter((text) => !isExplained(text)).sort()).toEqual([]);
      expect(neverSeen(wrong, true)).toEqual([]);
      expect(count).toBeGreaterThan(1000);
      expect([...kinds].filter((kind) => withGeneration.includes(kind)).sort()).toEqual(withGeneration);
    },
  );

  /** What is made, and what is written of it: what the server has of it now. */
  type Made = { readonly written: KubernetesObject; readonly got: KubernetesObject };

  /** Where the server and we differ on the variations of all objects, each in one kind once. */
  async function judged(
    make: (object: KubernetesObject) => Promise<Made | undefined>,
    update: (path: string, object: KubernetesObject) => Promise<Answer>,
  ) {
    const [wrong, seen, kinds]: [string[], Set<string>, Set<string>] = [[], new Set(), new Set()];
    let count = 0;
    for (const object of builtInObjects()) {
      const made = await make(object);
      if (!made) continue;
      const { written, got } = made;
      const path = await pathOf(got);
      const fresh = variationsOf(written).filter(({ how, at }) => isNew(seen, `${got.kind} ${how} ${at}`));
      await atOnce(fresh, async (variation) => {
        // The server panics at some of what it should refuse, and hangs up.
        const answer = await update(path, variation.object).catch(() => undefined);
        if (answer?.status !== 200) return;
        count++;
        kinds.add(got.kind);
        // What the API answers to what it has taken is the object.
        const isChange = meaningOf(answer.body as KubernetesObject) !== meaningOf(got);
        wrong.push(...disagreement(written, variation, isChange));
      });
      await server.client.delete(path);
    }
    return { wrong, count, kinds };
  }

  async function created(object: KubernetesObject): Promise<Made | undefined> {
    const collection = await resources.collectionOf(object);
    if (!collection) return undefined;
    const { status, body } = await server.client.post(collection, withoutFinalizers(object));
    if (status !== 201) return undefined;
    // What the API answers to what it has taken is the object.
    const got = withoutManagers(body as KubernetesObject);
    return { written: got, got };
  }

  async function applied(object: KubernetesObject): Promise<Made | undefined> {
    const written = withoutFinalizers(object);
    if (!(await resources.collectionOf(object)) || !object.metadata.name) return undefined;
    const { status, body } = await server.client.apply(await pathOf(object), written);
    // What the API answers to what it has taken is the object.
    return status === 201 ? { written, got: body as KubernetesObject } : undefined;
  }

  async function pathOf(object: KubernetesObject): Promise<string> {
    return `${await resources.collectionOf(object)}/${object.metadata.name}`;
  }
});

function disagreement(
  written: KubernetesObject,
  { how, at, of, object }: Variation,
  isChange: boolean,
): string[] {
  const found = told(compareSets(sourceOf(written), sourceOf(object), { release, risks: [] }));
  if (found.length > 0 === isChange) return [];
  const says = `${isChange ? 'a change' : 'none'}; we say ${found.join() || 'nothing'}`;
  return [`${object.kind} ${at} (${of}) ${how}: ${says}`];
}

/** They would keep it where no controller takes them away. */
function withoutFinalizers({ metadata, ...rest }: KubernetesObject): KubernetesObject {
  const { finalizers: _, ...kept } = metadata;
  return { ...rest, metadata: kept } satisfies JsonObject;
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function withoutManagers({ metadata, ...rest }: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...kept } = metadata;
  return { ...rest, metadata: kept } satisfies JsonObject;
}

/** What has another value after an update that changes something: the generation, where the kind has one. */
function meaningOf({ metadata, ...rest }: KubernetesObject): string {
  const { generation, labels = {}, annotations = {} } = metadata;
  const { status: _, ...body } = rest;
  return JSON.stringify(sorted([labels, annotations, generation ?? body]));
}

function sorted(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner ?? null)]),
  );
}

/** As it is in a file: what a cluster has given to an object of its own would be left out. */
function sourceOf({ metadata: { uid: _, ...metadata }, ...rest }: KubernetesObject) {
  const object = { ...rest, metadata };
  return [{ file: 'a.json', text: JSON.stringify(object) }];
}

async function atOnce<T>(items: readonly T[], look: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await look(item);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}
