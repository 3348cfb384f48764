import { afterAll, beforeAll, describe, expect } from 'vitest';
import { compareSets } from '../../src/diff/compare-sets.js';
import { isRelease, type Release } from '../../src/kubernetes/facts/releases.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { told } from '../../test/support/compare.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { Answer } from '../support/client.js';
import { apiServers, instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { Resources } from '../support/resources.js';
import { builtInObjects, thoseOf, withoutUnknown } from './meaning-objects.js';

const all = builtInObjects();

describe.each(apiServers().map(({ name }) => name))('%s', (name) => {
  let server: ApiServer;
  let resources: Resources;
  const version = name.replace('kube-apiserver-', '');

  describe.skipIf('missing' in instrument(name).installed)('what it writes', () => {
    beforeAll(async () => {
      server = await startApiServer(name);
      resources = new Resources(server.client);
    });
    afterAll(() => server?.stop());

    prove(
      { of: 'diff', by: ['etcd', name] },
      'means the same as what was sent, in every object and from both sides',
      async () => {
        const release = releaseOf(version);
        const wrong: string[] = [];
        let taken = 0;
        for (const object of thoseOf(release, all)) {
          const [sent, answer] = await created(object);
          if (answer?.status !== 201) { if (answer) console.log(object.kind, object.metadata.name, JSON.stringify(answer.body).slice(0, 300)); continue; }
          taken++;
          wrong.push(...differences(sent, answer.body, release));
        }
        console.log(taken, thoseOf(release, all).length);
        expect([...new Set(wrong)].sort()).toEqual([]);
      },
    );
  });

  /** What was sent, without what the server doesn't know, and what it answered. */
  async function created(object: KubernetesObject): Promise<[KubernetesObject, Answer | undefined]> {
    const collection = await resources.collectionOf(object);
    if (!collection) return [object, undefined];
    const path = `${collection}?dryRun=All&fieldValidation=Strict`;
    const answer = await server.client.post(path, object);
    const less = answer.status === 400 ? withoutUnknown(object, answer.body) : undefined;
    return less ? [less, await server.client.post(path, less)] : [object, answer];
  }
});

function releaseOf(version: string): Release {
  if (!isRelease(version)) throw new Error(`${version} is no release that we know`);
  return version;
}

function differences(sent: KubernetesObject, body: unknown, release: Release): string[] {
  // What the API answers to what it has taken is the object.
  const got = body as KubernetesObject;
  const { name, namespace } = got.metadata;
  const placed = { ...sent, metadata: { ...sent.metadata, name, namespace } };
  const [base, head] = [sourceOf(placed), sourceOf(got)];
  return [
    ...told(compareSets(base, head, { release, risks: [] })),
    ...told(compareSets(head, base, { release, risks: [] })).map((text) => `back: ${text}`),
  ].map((text) => `${sent.kind}: ${text}`);
}

function sourceOf(object: KubernetesObject) {
  return [{ file: 'a.json', text: JSON.stringify(object) }];
}
