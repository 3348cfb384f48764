import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Checker, createChecker } from '../../src/check/checker.js';
import { apiGroup, type KubernetesObject } from '../../src/model/manifest.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { Answer } from '../support/client.js';
import { definitions, load, noDefinitions } from '../support/definitions.js';
import { instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { Resources } from '../support/resources.js';
import { bases } from './bases.js';
import { type Case, cases } from './cases.js';
import { differences } from './compare.js';
import { isExplained } from './disagreements.js';

const name = 'kube-apiserver-1.37';
/** `CHECK_CASES=1000000` sends all of them; some 40,000, in about five minutes. */
const count = Number(process.env.CHECK_CASES ?? 2000);
const seed = Number(process.env.CHECK_SEED ?? 1);
/** As many as the client has connections. */
const atOnce = 16;

describe.skipIf('missing' in instrument(name).installed)(name, () => {
  let server: ApiServer;
  let resources: Resources;
  let check: Checker;
  let ports = 0;
  const fine = bases().filter(isServed);

  beforeAll(async () => {
    const groups = new Set(fine.map(({ apiVersion }) => apiGroup(apiVersion)));
    const crds = noDefinitions() ? [] : definitions(groups);
    server = await startApiServer(name);
    resources = new Resources(server.client);
    await load(server.client, crds);
    check = createChecker({ releases: ['1.37'], definitions: crds });
  });
  afterAll(() => server?.stop());

  async function sent(object: KubernetesObject, place = ''): Promise<Answer> {
    const collection = await resources.collectionOf(object);
    if (!collection) throw new Error(`${object.apiVersion} ${object.kind} is not served`);
    if (place.includes('nodePort')) return sentForGood(collection, object);
    const path = `${collection}?dryRun=All&fieldValidation=Strict`;
    // An API server that stumbles over an object hangs up; 1.37.1 does over one Job once its completions are removed.
    return server.client.post(path, object).catch((error: Error) => fallen(error.message));
  }

  /** A dry run takes no port, so it does not find that there is none of that number. */
  async function sentForGood(collection: string, object: KubernetesObject): Promise<Answer> {
    const name = `${object.metadata.name}-${ports++}`;
    const own = { ...object, metadata: { ...object.metadata, name } };
    const answer = await server.client.post(`${collection}?fieldValidation=Strict`, own);
    if (answer.status === 201) await server.client.delete(`${collection}/${name}`);
    return answer;
  }

  async function unexplained(it: Case): Promise<string[]> {
    const { object, at, change } = it;
    const found = differences(await sent(object, `${at} ${change}`), check([{ object }]));
    return found
      .filter((difference) => !isExplained(it, difference))
      .map(({ how, rule = '', says }) => `${object.kind} ${at} ${change}: ${how} ${rule} ${says}`);
  }

  prove(
    { of: 'check', by: ['etcd', name] },
    `${name} and we take every object before it is changed`,
    async () => {
      const found = await each(fine, async (object) => {
        const { status, body } = await sent(object);
        const errors = check([{ object }]).filter(({ severity }) => severity === 'error');
        const refused = status === 201 ? [] : [JSON.stringify(body)];
        return [...refused, ...errors.map(({ at, what }) => `${at} ${what}`)].map(
          (text) => `${object.kind} ${object.metadata.name}: ${text}`,
        );
      });
      expect(found).toEqual([]);
    },
  );

  prove(
    { of: 'check', by: ['etcd', name] },
    `${name} and we say the same of ${count} objects with one value changed, but for what is explained`,
    async () => {
      const all = cases(count, seed).filter(({ object }) => isServed(object));
      expect(all.length).toBeGreaterThan(Math.min(count, 10_000) * 0.9);
      expect(await each(all, unexplained)).toEqual([]);
    },
  );
});

/** As good as a refusal: nothing of the object is kept. */
function fallen(message: string): Answer {
  return { status: 500, body: { message }, warnings: [] };
}

/** Custom resources are, where their CRDs are there. */
function isServed({ apiVersion }: KubernetesObject): boolean {
  const group = apiGroup(apiVersion);
  return !noDefinitions() || !group.includes('.') || group.endsWith('.k8s.io');
}

async function each<T>(items: readonly T[], look: (item: T) => Promise<string[]>): Promise<string[]> {
  const left = items.values();
  const found: string[] = [];
  const worker = async () => {
    for (const item of left) found.push(...(await look(item)));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found.sort();
}
