import { afterAll, beforeAll, describe, expect } from 'vitest';
import { structuralFaults } from '../../src/kubernetes/crd/structural-faults.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { definitions, noDefinitions } from '../support/definitions.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { disagreement } from './agreement.js';
import { changedDefinitions } from './changed-definitions.js';

const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All&fieldValidation=Strict';

/**
 * The server names the places of the form that it keeps inside: what is the same in all versions stands beside them. Of a
 * default, and of the root, it names the whole.
 */
function isSame(ours: string, theirs: string): boolean {
  const named = theirs
    .replace(/^spec\.validation\b/, 'spec.versions.0.schema')
    .replace(/^spec\.additionalPrinterColumns\b/, 'spec.versions.0.additionalPrinterColumns')
    .replace(/^spec\.conversion\.webhookClientConfig\b/, 'spec.conversion.webhook.clientConfig')
    .replace(
      /^spec\.conversion\.conversionReviewVersions\b/,
      'spec.conversion.webhook.conversionReviewVersions',
    );
  return ours === named || (/\.(default|openAPIV3Schema)$/.test(named) && ours.startsWith(`${named}.`));
}

for (const { name, installed } of apiServers().slice(0, 1)) {
  describe.skipIf('missing' in installed)(name, () => {
    const claim = { of: 'definitions of custom resources', by: ['etcd', name] };
    let server: ApiServer;

    beforeAll(async () => {
      server = await startApiServer(name);
    });
    afterAll(() => server?.stop());

    prove(claim, `${name} refuses the same definitions as we do`, async () => {
      const found = await Promise.all(
        changedDefinitions.map(async ([title, crd]) => {
          const answer = await server.client.post(path, crd);
          return disagreement(answer, structuralFaults(crd), isSame).map((text) => `${title}: ${text}`);
        }),
      );
      expect(found.flat()).toEqual([]);
    });

    prove(
      { ...claim, needs: noDefinitions },
      `${name} takes every definition of the systems, and we find no fault in them`,
      async () => {
        const crds = definitions();
        const answers = await Promise.all(crds.map((crd) => server.client.post(path, crd)));
        const found = crds.flatMap((crd, index) => {
          const answer = answers[index];
          return answer
            ? disagreement(answer, structuralFaults(crd)).map((text) => `${crd.metadata.name}: ${text}`)
            : [];
        });
        expect(found).toEqual([]);
        expect(answers.every(({ status }) => status === 201)).toBe(true);
      },
    );
  });
}
