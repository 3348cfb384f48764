import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFaults } from '../../src/check/check-object.js';
import { readFacts, targetOf } from '../../src/cli/facts-file.js';
import { run } from '../../src/cli/run.js';
import { knownKinds } from '../../src/kubernetes/kinds/known-kinds.js';
import { UserError } from '../../src/model/errors.js';
import { clusterRoutes } from '../support/api-server.js';
import { contentsOf, temporaryFolder } from '../support/folder.js';
import { type Route, refusing, serve } from '../support/server.js';

async function facts(cwd: string, ...args: readonly string[]) {
  const texts = { out: '', err: '' };
  const io = {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd },
    out: (text: string) => (texts.out += text),
    err: (text: string) => (texts.err += text),
    isTerminal: false,
  };
  return { code: await run(['facts', ...args], io), ...texts };
}

const withRoutes = (routes: Readonly<Record<string, Route>>) => serve({ ...clusterRoutes, ...routes });

describe('runbook facts', () => {
  it('writes what a cluster knows of its kinds, its CRDs with their rules and without prose', async () => {
    const folder = temporaryFolder();
    const { url } = await serve(clusterRoutes);
    const { code, err } = await facts(folder, '--server', url, '--output', 'prod.json');
    expect([code, err]).toEqual([
      0,
      'Kubernetes v1.31.4-test.1: 3 kinds and 2 CRDs. Check against it: runbook check --kubernetes prod.json\n',
    ]);
    const text = contentsOf(folder)['prod.json'] ?? '';
    expect(text).not.toMatch(/In words|What it says|hash|managedFields|printerColumns/i);
    const found = readFacts(join(folder, 'prod.json'));
    expect(Object.keys(found.kinds)).toEqual([
      'apiregistration.k8s.io/v1/APIService',
      'late.example.com/v1/Metric',
      'v1/Note',
    ]);
    expect(found).toMatchObject({ release: '1.31', server: 'v1.31.4-test.1' });
    expect(found.crds.map(({ metadata }) => metadata)).toEqual([
      { name: 'gadgets.example.com' },
      { name: 'widgets.example.com' },
    ]);
  });

  it('gives kinds that objects are checked by', async () => {
    const { url } = await serve(clusterRoutes);
    const folder = temporaryFolder();
    await facts(folder, '--server', url, '--output', 'prod.json');
    const kinds = knownKinds(targetOf('prod.json', folder));
    const faults = (object: { apiVersion: string; kind: string }) => {
      const kind = kinds.find(object.apiVersion, object.kind);
      return (
        kind &&
        schemaFaults({ metadata: { name: 'a' }, ...object }, kind, () => true).map(({ at, says }) => [
          at,
          says,
        ])
      );
    };
    expect(faults({ ...{ text: 'c' }, apiVersion: 'v1', kind: 'Note' })).toEqual([
      ['/text', expect.stringContaining('supported values: "a", "b"')],
    ]);
    const widget = { apiVersion: 'example.com/v1', kind: 'Widget' };
    expect(faults({ ...widget, ...{ spec: { size: 12, description: 'x' } } })).toEqual([
      ['/spec', 'size is too large'],
    ]);
    expect(faults({ ...widget, ...{ spec: { sise: 1, size: 1 } } })).toEqual([
      ['/spec/sise', expect.stringContaining('unknown field')],
    ]);
    expect(faults({ apiVersion: 'apps/v1', kind: 'Deployment' })).toBeUndefined();
  });

  it('prints the file where none is named, the same each time', async () => {
    const { url } = await serve(clusterRoutes);
    const [first, second] = [await facts('/', '--server', url), await facts('/', '--server', url)];
    expect(JSON.parse(first.out)).toMatchObject({
      format: 'cdk8s-runbook/facts',
      version: 1,
      release: '1.31',
    });
    expect(second.out).toBe(first.out);
    expect(first.out.split('\n').length).toBeGreaterThan(10);
  });

  it('reads what kubectl has saved, where there is no way to the cluster', async () => {
    const { url } = await serve(clusterRoutes);
    const expected = await facts('/', '--server', url);
    const folder = temporaryFolder();
    for (const [path, value] of Object.entries(clusterRoutes)) {
      const file = join(folder, path.includes('?') ? 'x.json' : `${path}.json`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(value));
    }
    const pages = Object.entries(clusterRoutes).filter(([path]) => path.includes('?'));
    const items = pages.flatMap(([, page]) => (page as { items: object[] }).items);
    expect((await facts(folder, '--from', '.')).err).toContain(
      'Save it: kubectl get crds -o json > crds.json',
    );
    writeFileSync(join(folder, 'crds.json'), JSON.stringify({ kind: 'List', metadata: {}, items }));
    expect((await facts(folder, '--from', '.')).out).toBe(expected.out);
    writeFileSync(join(folder, 'openapi/v3/api/v1.json'), '{"paths":');
    expect((await facts(folder, '--from', '.')).err).toContain('is not JSON; it may have been cut');
  });

  it.each([
    [
      '401',
      { '/version': refusing(401, 'Unauthorized') },
      'does not know who asks (401): Unauthorized',
      'Log in again',
    ],
    [
      '403',
      { '/openapi/v3': refusing(403, 'User "x" cannot get path "/openapi/v3"') },
      'refuses /openapi/v3 (403): User "x"',
      'system:discovery',
    ],
    [
      'a server that is no API server',
      { '/version': (_: unknown, response: { end(text: string): void }) => response.end('<html>') },
      'something that is not JSON',
      'kubectl cluster-info',
    ],
    [
      'a version of something else',
      { '/version': { version: '3.1' } },
      'does not say its version',
      'kubectl cluster-info',
    ],
    [
      'a server before OpenAPI v3',
      { '/openapi/v3': refusing(404, 'not found') },
      'has no /openapi/v3 (404)',
      '1.27 or later',
    ],
    [
      'a group whose server is down',
      { '/openapi/v3/apis/late.example.com/v1': refusing(503, 'service unavailable') },
      'cannot answer /openapi/v3/apis/late.example.com/v1 now (503)',
      '--without',
    ],
    [
      'a group that is no OpenAPI',
      { '/openapi/v3/api/v1': { paths: [] } },
      'something that is no OpenAPI',
      '',
    ],
    [
      'CRDs that may not be listed',
      { '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?limit=100': refusing(403, 'no') },
      'customresourcedefinitions?limit=100 (403)',
      'role of its own',
    ],
  ] as [string, Record<string, Route>, string, string][])(
    'writes nothing for %s, and says what to do',
    async (_, routes, why, fix) => {
      const { url } = await withRoutes(routes);
      const folder = temporaryFolder({ 'prod.json': 'as it was' });
      const { code, out, err } = await facts(folder, '--server', url, '--output', 'prod.json');
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('CLUSTER_FAILED\n');
      expect(err).toContain(why);
      expect(err).toContain(fix);
      expect(contentsOf(folder)).toEqual({ 'prod.json': 'as it was' });
    },
  );

  it('leaves out what it is told to', async () => {
    const { url } = await withRoutes({
      '/openapi/v3/apis/late.example.com/v1': refusing(503, 'down'),
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?limit=100': refusing(403, 'no'),
    });
    const { code, err } = await facts(
      '/',
      '--server',
      url,
      '--without',
      'late.example.com/v1',
      '--without-crds',
    );
    expect([code, err]).toEqual([0, 'Kubernetes v1.31.4-test.1: 3 kinds and 0 CRDs.\n']);
    expect((await facts('/', '--server', url, '--without', 'later.example.com/v1')).err).toContain(
      'which the API server does not have',
    );
  });

  it('says so when the answer breaks off', async () => {
    const { url } = await withRoutes({
      '/openapi/v3/api/v1': (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"paths":', () => response.destroy());
      },
    });
    expect((await facts('/', '--server', url)).err).toContain('broke off in the middle of its answer');
  });

  it('says which kubeconfig is not there', async () => {
    const { code, err } = await facts('/', '--kubeconfig', '/nowhere/config');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('The kubeconfig "/nowhere/config" is not there.'),
    ]);
  });

  it('says so when nobody is there', async () => {
    const { code, err } = await facts('/', '--server', 'http://127.0.0.1:1');
    expect([code, err]).toEqual([2, expect.stringContaining('cannot be reached: ECONNREFUSED')]);
  });

  it.each([
    ['http://example.com', 'is not https'],
    ['ftp://example.com', 'is not the address'],
    ['https://me:hunter2@example.com', 'has a name or a password in it'],
    ['nonsense', 'is not the address'],
  ])('refuses the address %s', async (server, why) => {
    const { code, err } = await facts('/', '--server', server);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    expect(err).not.toContain('hunter2');
  });
});

describe('a file of facts', () => {
  const refusal = (text: string): string => {
    const folder = temporaryFolder({ 'prod.json': text });
    try {
      readFacts(join(folder, 'prod.json'), 'prod.json');
      return 'none';
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  const whole = {
    format: 'cdk8s-runbook/facts',
    version: 1,
    release: '1.31',
    server: 'v1.31.4',
    kinds: {},
    definitions: {},
    crds: [],
  };

  it.each([
    ['{"format":', 'is not JSON; it may have been cut'],
    ['', 'is not JSON'],
    ['[]', 'is not a file that runbook facts has written'],
    ['{"a":1}', 'is not a file that runbook facts has written'],
    [JSON.stringify({ ...whole, version: 2 }), 'is of format 2; this runbook reads format 1'],
    [JSON.stringify({ ...whole, release: 'x' }), 'does not say which release'],
    [JSON.stringify({ ...whole, crds: 1 }), 'has no kinds, definitions and crds'],
    [
      JSON.stringify({ ...whole, kinds: { 'v1/Pod': { definition: 'gone' } } }),
      'lacks the definition of v1/Pod',
    ],
  ])('is refused when it is %s', (text, why) => {
    expect(refusal(text)).toContain(`"prod.json" ${why}`);
  });

  it('is told from a release by its name', () => {
    const folder = temporaryFolder({ 'prod.json': JSON.stringify(whole) });
    expect(targetOf('v1.31', folder)).toBe('1.31');
    expect(targetOf('prod.json', folder)).toMatchObject({ server: 'v1.31.4' });
    expect(() => targetOf('1.12', folder)).toThrow('Kubernetes "1.12" is not known.');
    expect(() => targetOf('v1.31.4', folder)).toThrow('Did you mean "1.31"?');
    expect(() => targetOf('facts/none.json', folder)).toThrow('There is no file "facts/none.json".');
  });
});
