import { afterAll, beforeAll, describe, expect } from 'vitest';
import { definitionOf } from '../../src/kubernetes/crd/definition-of.js';
import { checkSchema } from '../../src/kubernetes/schema/check-schema.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { eventually } from '../support/eventually.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { disagreement } from './agreement.js';
import { formatted, sample, sampleDefinition, specs } from './sample.js';

const path = '/apis/schema.example/v1/samples?dryRun=All&fieldValidation=Strict';
const definitionsPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const [version] = definitionOf(sampleDefinition).versions;

for (const { name, version: release, installed } of apiServers()) {
  describe.skipIf('missing' in installed)(name, () => {
    const minor = Number(release.split('.')[1]);
    const claim = { of: 'schemas of custom resources', by: ['etcd', name] };
    let server: ApiServer;

    beforeAll(async () => {
      server = await startApiServer(name);
      await server.client.post(definitionsPath, sampleDefinition);
      await eventually('the kind is served', async () => {
        const { status } = await server.client.post(path, sample({}));
        return status === 201 || undefined;
      });
    });
    afterAll(() => server?.stop());

    async function disagreements(objects: readonly KubernetesObject[]): Promise<string[]> {
      const found = await Promise.all(
        objects.map(async (object) => {
          const answer = await server.client.post(path, object);
          const faults = checkSchema(version?.schema ?? {}, object, { minor });
          return disagreement(answer, faults).map((text) => `${JSON.stringify(object.spec)} ${text}`);
        }),
      );
      return found.flat();
    }

    prove(claim, `${name} refuses the same objects as we do, at the same fields`, async () => {
      expect(await disagreements(specs.map((spec) => sample(spec)))).toEqual([]);
    });

    prove(claim, `${name} reads metadata as we do`, async () => {
      const metadata = [
        { name: 'too-long' },
        { labels: { a: 1 } },
        { labels: null },
        { creationTimestamp: null },
        { creationTimestamp: 'x' },
        { generation: 'x' },
        { nonsense: 1 },
        { ownerReferences: [{ nonsense: 1 }] },
        { finalizers: 'x' },
        { annotations: { a: true } },
      ];
      expect(await disagreements(metadata.map((fields) => sample({}, fields)))).toEqual([]);
    });

    prove(claim, `${name} tells the formats of texts as we do`, async () => {
      const objects = formatted.flatMap(([format, texts]) =>
        texts.map((text) => sample({ formats: { [format]: text } })),
      );
      expect(await disagreements(objects)).toEqual([]);
    });
  });
}
