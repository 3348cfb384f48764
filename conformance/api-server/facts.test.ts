import { afterAll, beforeAll, describe, expect } from 'vitest';
import { factsOfRelease, isRelease } from '../../src/kubernetes/facts/releases.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { apiServers } from '../support/installation.js';
import { factsOf } from '../support/open-api.js';
import { prove } from '../support/prove.js';

for (const { name, installed } of apiServers()) {
  describe.skipIf('missing' in installed)(name, () => {
    let server: ApiServer;
    const release = name.slice('kube-apiserver-'.length);

    beforeAll(async () => {
      server = await startApiServer(name);
    });
    afterAll(() => server?.stop());

    const needs = () => (isRelease(release) ? undefined : `no facts of ${release} are kept`);
    prove(
      { of: 'Kubernetes facts', by: ['etcd', name], needs },
      `what we know of ${release} is what ${name} says`,
      async () => {
        if (!isRelease(release)) throw new Error(release);
        expect(await factsOf(server.client, release)).toEqual(factsOfRelease(release));
      },
    );
  });
}
