import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Fixture, fixtures } from '../../test/kubernetes/native/fixtures.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import type { Answer } from '../support/client.js';
import { instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { objections, Resources } from '../support/resources.js';
import { fieldPath, names } from './field-path.js';

const name = 'kube-apiserver-1.37';
const all = fixtures();

describe.skipIf('missing' in instrument(name).installed)(name, () => {
  let server: ApiServer;
  let resources: Resources;

  beforeAll(async () => {
    server = await startApiServer(name);
    resources = new Resources(server.client);
  });
  afterAll(() => server?.stop());

  async function sent({ object, isSentForGood }: Fixture): Promise<Answer> {
    const collection = await resources.collectionOf(object);
    if (!collection) throw new Error(`${object.kind} is not served`);
    const dryRun = isSentForGood ? '' : 'dryRun=All&';
    return server.client.post(`${collection}?${dryRun}fieldValidation=Strict`, object);
  }

  prove({ of: 'native rules', by: ['etcd', name] }, 'takes every ok fixture, without a word', async () => {
    const wrong: string[] = [];
    for (const fixture of all.filter(({ isBad }) => !isBad)) {
      const texts = textsOf(await sent(fixture));
      if (texts.length > 0) wrong.push(`${fixture.file}: ${texts.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  });

  prove(
    { of: 'native rules', by: ['etcd', name] },
    'says something of every bad fixture, at its place',
    async () => {
      const wrong: string[] = [];
      for (const fixture of all.filter(({ isBad }) => isBad)) {
        const said = textsOf(await sent(fixture));
        const isFine =
          fixture.server === 'takes it' ? said.length === 0 : said.some((text) => namesPlace(text, fixture));
        if (!isFine) wrong.push(`${fixture.file}: ${said.join('; ') || 'nothing'}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

/** Each cause of a refusal, or the refusal where it has none, and each warning. */
function textsOf(answer: Answer): string[] {
  // A Status of the API, or the object.
  const { details } = answer.body as { details?: { causes?: { field?: string; message?: string }[] } };
  const causes = (details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`);
  const texts = objections(answer);
  const all = answer.status === 422 && causes.length > 0 ? [...causes, ...texts.slice(1)] : texts;
  return all.filter((text) => !isDeprecatedKind.test(text));
}

/** That a kind is old is said elsewhere. */
const isDeprecatedKind = /^warning: v1 \w+ is deprecated in v1\.\d+\+/;

/** What cannot be read at all is refused without a place. */
function namesPlace(text: string, { at, server }: Fixture): boolean {
  if (/^400 .*(quantit|illegal base64)/.test(text)) return true;
  return names(text, server ?? fieldPath(at));
}
