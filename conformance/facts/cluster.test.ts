import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { readFacts } from '../../src/cli/facts-file.js';
import { run } from '../../src/cli/run.js';
import { crdFacts } from '../../src/kubernetes/facts/crd-facts.js';
import { factsOfRelease, isRelease } from '../../src/kubernetes/facts/releases.js';
import { knownKinds } from '../../src/kubernetes/kinds/known-kinds.js';
import { compare } from '../../src/model/compare.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { definitions, load, noDefinitions } from '../support/definitions.js';
import { objectsOf } from '../support/documents.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';

/** The newest and the oldest; only the oldest has to be asked for its `/openapi/v2` as well. */
const built = apiServers().filter(({ installed }) => !('missing' in installed));
const servers = built.length > 0 ? new Set([built[0], built.at(-1)]) : apiServers().slice(0, 1);

for (const { name, installed } of [...servers].flatMap((server) => server ?? [])) {
  describe.skipIf('missing' in installed)(name, () => {
    let server: ApiServer;
    const release = name.slice('kube-apiserver-'.length);
    const folder = mkdtempSync(join(tmpdir(), 'facts-'));
    const by = ['etcd', name];
    const needs = () => (isRelease(release) ? undefined : `no facts of ${release} are kept`);

    beforeAll(async () => {
      server = await startApiServer(name);
    });
    afterAll(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    prove({ of: 'runbook facts', by, needs }, `what ${name} tells a user is what we know of it`, async () => {
      const { kinds, definitions, crds } = await extract(server, folder);
      if (!isRelease(release)) throw new Error(release);
      expect({ release, kinds, definitions }).toEqual(factsOfRelease(release));
      expect(crds).toEqual([]);
    });

    prove(
      { of: 'runbook facts', by },
      `${name} is not believed, nor does it believe us, without proof`,
      async () => {
        writeFileSync(join(folder, 'token'), 'conformance');
        writeFileSync(join(folder, 'wrong'), 'somebody');
        const ask = (...args: string[]) => runIn(folder, ['facts', '--server', server.client.url, ...args]);
        const untrusted = expect.stringContaining('cannot be trusted');
        expect(await ask('--token-file', 'token')).toEqual([2, untrusted]);
        const insecure = ['--insecure-skip-tls-verify', '--output', 'x.json'];
        expect(await ask('--token-file', 'token', ...insecure)).toEqual([
          0,
          expect.stringContaining('kinds'),
        ]);
        expect(await ask('--token-file', 'wrong', ...insecure)).toEqual([
          2,
          expect.stringContaining('does not know who asks (401)'),
        ]);
        expect(await ask(...insecure)).toEqual([2, expect.stringContaining('(403)')]);
      },
    );

    // Upstream's CRDs of today have rules and fields that the oldest release does not know.
    if (name !== built[0]?.name) return;
    prove(
      { of: 'runbook facts', by, needs: () => needs() ?? noDefinitions() },
      `the CRDs that ${name} holds come back as upstream publishes them`,
      async () => {
        const crds = distinct(definitions());
        await load(server.client, crds);
        const found = await extract(server, folder);
        expect(found.crds.map(({ metadata }) => metadata.name)).toEqual(
          crds.map(({ metadata }) => metadata.name),
        );
        if (isRelease(release)) expect(found.kinds).toEqual(factsOfRelease(release).kinds);
        const known = knownKinds(found);
        expect(await vendored(server, folder)).toEqual(found.crds);
        for (const crd of crds.map(crdFacts))
          expect(versions(known, crd), crd.metadata.name).not.toContain(undefined);
      },
    );
  });
}

/** What `runbook vendor crds` makes of the server's CRDs, read back; the second time it has nothing to do. */
async function vendored(server: ApiServer, folder: string): Promise<KubernetesObject[]> {
  const args = ['vendor', 'crds', '--kubeconfig', server.kubeconfig];
  expect(await runIn(folder, args)).toEqual([0, expect.stringContaining(' written, 0 as they were')]);
  expect(await runIn(folder, args)).toEqual([0, expect.stringContaining('crds: 0 written, ')]);
  const names = readdirSync(join(folder, 'crds')).sort((a, b) =>
    compare(a.replace(/\.yaml$/, ''), b.replace(/\.yaml$/, '')),
  );
  return names.flatMap((name) => objectsOf(readFileSync(join(folder, 'crds', name), 'utf8'))).map(crdFacts);
}

async function runIn(cwd: string, args: readonly string[]): Promise<[code: number, said: string]> {
  const said: string[] = [];
  const io = { cwd, env: {}, out: () => {}, err: (text: string) => said.push(text), isTerminal: false };
  return [await run(args, io), said.join('')];
}

async function extract(server: ApiServer, folder: string) {
  const output = join(folder, 'facts.json');
  const args = ['facts', '--kubeconfig', server.kubeconfig, '--output', output];
  expect(await runIn(folder, args)).toEqual([0, expect.stringContaining('kinds and')]);
  expect(readFileSync(output, 'utf8')).not.toContain('"description":"');
  return readFacts(output);
}

function versions(known: ReturnType<typeof knownKinds>, { spec }: KubernetesObject) {
  // What the API server has taken is a CustomResourceDefinition.
  const { group, names, versions } = spec as unknown as {
    group: string;
    names: { kind: string };
    versions: { name: string; served: boolean }[];
  };
  return versions
    .filter(({ served }) => served)
    .map(({ name }) => known.find(`${group}/${name}`, names.kind));
}

/** Several systems bring the same CRD; the first has it. */
function distinct(crds: readonly KubernetesObject[]): KubernetesObject[] {
  const byName = new Map(crds.toReversed().map((crd) => [crd.metadata.name ?? '', crd]));
  return [...byName.values()].sort((a, b) => compare(a.metadata.name ?? '', b.metadata.name ?? ''));
}
