import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { type Fixture, fixtures } from '../../test/diff/risks/fixtures.js';
import { risksBetween } from '../../test/diff/risks/risks-between.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { Answer } from '../support/client.js';
import { objectsOf } from '../support/documents.js';
import { eventually } from '../support/eventually.js';
import { instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { Resources } from '../support/resources.js';

const name = 'kube-apiserver-1.37';

describe.skipIf('missing' in instrument(name).installed)(name, () => {
  let server: ApiServer;
  let resources: Resources;

  beforeAll(async () => {
    server = await startApiServer(name);
    resources = new Resources(server.client);
    for (const namespace of ['shop', 'other']) await applied(namespaceNamed(namespace));
  });
  afterAll(() => server?.stop());

  prove(
    { of: 'risks', by: ['etcd', name] },
    'refuses the updates that the rules call impossible, and no others',
    async () => {
      const wrong: string[] = [];
      for (const fixture of fixtures()) {
        const refusal = await refusalOf(fixture);
        if (refusal === 'not to be applied') continue;
        const found = risksBetween(fixture.base, fixture.head);
        const impossible = found.filter(({ level }) => level === 'impossible').map(({ rule }) => rule);
        if (impossible.length > 0 !== (refusal !== undefined))
          wrong.push(
            `${fixture.name}: ${impossible.join(', ') || 'possible'}; the server: ${refusal ?? 'takes it'}`,
          );
      }
      expect(wrong).toEqual([]);
    },
  );

  /** Applies BASE, then HEAD; what was refused of HEAD, if anything was. */
  async function refusalOf(fixture: Fixture): Promise<string | undefined> {
    const [base, head] = [objectsOf(fixture.base), objectsOf(fixture.head)];
    const all = [...base, ...head];
    let refusal: string | undefined;
    try {
      for (const object of base) {
        const answer = await applied(object);
        if (!answer) return 'not to be applied';
        // Then the fixture says nothing.
        if (answer.status > 299) throw new Error(`${fixture.name}: BASE is refused: ${messageOf(answer)}`);
        await settled(object);
      }
      for (const object of head) {
        const answer = await applied(object);
        if (!answer) return 'not to be applied';
        if (answer.status > 299) refusal ??= messageOf(answer);
      }
      return refusal;
    } finally {
      for (const object of all.reverse()) await removed(object);
    }
  }

  async function applied(object: KubernetesObject): Promise<Answer | undefined> {
    const path = await pathOf(object);
    return path === undefined ? undefined : server.client.apply(path, object);
  }

  /**
   * Nowhere for what the server does not serve, for what gets another name each time that it is created, and for what a
   * controller has to decrypt first.
   */
  async function pathOf(object: KubernetesObject): Promise<string | undefined> {
    if (object.metadata.name === undefined || object.sops !== undefined) return undefined;
    const collection = await resources.collectionOf(object);
    return collection && `${collection}/${object.metadata.name}`;
  }

  /** What controllers do otherwise: a claim is bound; and what the server does itself: it serves a new kind. */
  async function settled(object: KubernetesObject): Promise<void> {
    const path = await pathOf(object);
    if (object.kind === 'PersistentVolumeClaim') {
      const { apiVersion, kind, metadata } = object;
      const status = { phase: 'Bound', capacity: { storage: '10Gi' } };
      await server.client.apply(`${path}/status`, { apiVersion, kind, metadata, status });
    }
    if (object.kind !== 'CustomResourceDefinition') return;
    await eventually(`${object.metadata.name} is served`, async () => {
      resources.forget();
      return (await isServed(object)) ? true : undefined;
    });
  }

  async function isServed({ spec }: KubernetesObject): Promise<boolean> {
    // The fixtures are complete definitions.
    const { group, names } = spec as { group: string; names: { kind: string } };
    const metadata = { name: 'any', namespace: 'shop' };
    const collection = await resources.collectionOf({
      apiVersion: `${group}/v1`,
      kind: names.kind,
      metadata,
    });
    return collection !== undefined && (await server.client.get(collection)).status === 200;
  }

  /** A Namespace never goes where no controller empties it. */
  async function removed(object: KubernetesObject): Promise<void> {
    const path = await pathOf(object);
    if (path === undefined || object.kind === 'Namespace') return;
    await server.client.delete(path);
    if (object.kind !== 'CustomResourceDefinition') return;
    await eventually(`${object.metadata.name} is gone`, async () =>
      (await server.client.get(path)).status === 404 ? true : undefined,
    );
    resources.forget();
  }
});

function namespaceNamed(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function messageOf({ status, body }: Answer): string {
  // A Status of the API.
  const { message } = (typeof body === 'object' && body ? body : {}) as { message?: string };
  return `${status} ${message ?? JSON.stringify(body)}`;
}
