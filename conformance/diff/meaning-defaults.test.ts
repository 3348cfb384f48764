import { afterAll, beforeAll, describe, expect } from 'vitest';
import { compareSets } from '../../src/diff/compare-sets.js';
import type { Release } from '../../src/kubernetes/facts/releases.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { told } from '../../test/support/compare.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { Answer } from '../support/client.js';
import { apiServers, instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { Resources } from '../support/resources.js';
import { builtInObjects, releaseOf, thoseOf, withoutUnknown } from './meaning-objects.js';

const all = builtInObjects();

/** What admission plugins decide by what else there is in the cluster, or by what nodes report. */
const decided = [
  /^Node: added spec\.taints\[key=node\.kubernetes\.io\/not-ready,/,
  /^Pod: added spec\.tolerations.*node\.kubernetes\.io\/(not-ready|unreachable).*"tolerationSeconds":300/,
  /^Pod: added spec\.topologySpreadConstraints.*\.labelSelector\.matchExpressions/,
];

/** Fields that releases have, and drop as long as a feature is off. */
const dropped: Readonly<Record<string, readonly RegExp[]>> = {
  '1.36': [/clusterTrustBundle/, /projected\.sources\[4\] \{\}/, /rollingUpdate\.maxUnavailable/],
  '1.35': [/clusterTrustBundle/, /projected\.sources\[4\] \{\}/, /rollingUpdate\.maxUnavailable/],
  '1.27': [/[cC]laims/, /hostUsers/, /StatefulSet: .*rollingUpdate\.maxUnavailable/, /matchConditions/],
};

describe.each(apiServers().map(({ name }) => name))('%s', (name) => {
  let server: ApiServer;
  let resources: Resources;
  const release = releaseOf(name);

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
        const wrong: string[] = [];
        let taken = 0;
        for (const object of thoseOf(release, all)) {
          const [sent, answer] = await created(object);
          if (answer?.status !== 201) continue;
          taken++;
          wrong.push(...differences(sent, answer.body, release));
        }
        expect([...new Set(wrong)].sort()).toEqual([]);
        // An old release refuses some objects for values that it doesn't know yet.
        expect(taken).toBeGreaterThan(thoseOf(release, all).length * 0.95);
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

function differences(sent: KubernetesObject, body: unknown, release: Release): string[] {
  // What the API answers to what it has taken is the object.
  const got = body as KubernetesObject;
  const { name, namespace } = got.metadata;
  const [base, head] = [{ ...sent, metadata: { ...sent.metadata, name, namespace } }, got].map(sourceOf);
  if (!base || !head) return [];
  const there = told(compareSets(base, head, { release, risks: [] }));
  const back = told(compareSets(head, base, { release, risks: [] }));
  const explained = [...decided, ...(dropped[release] ?? [])];
  const found = there
    .map((text) => `${sent.kind}: ${text}`)
    .filter((text) => !explained.some((it) => it.test(text)));
  return there.length === back.length
    ? found
    : [...found, `${sent.kind}: ${there.length} there, ${back.length} back`];
}

function sourceOf(object: KubernetesObject) {
  return [{ file: 'a.json', text: JSON.stringify(object) }];
}
