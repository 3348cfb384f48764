import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { App } from '../../src/app.js';
import { removedVersions } from '../../src/kubernetes/removed-versions.js';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';
import { FluxKustomization } from '../../src/systems/flux/index.js';
import { KubeVelaApp } from '../../src/systems/kubevela/index.js';
import { print } from '../../src/yaml/print.js';
import { temporaryFolder } from '../../test/support/folder.js';
import { problemsOf } from '../../test/support/problems.js';
import { only, synthesize } from '../../test/support/synth.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { objectsOf } from '../support/documents.js';
import { apiServers, program } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { servedKinds } from './served.js';

/** An autoscaler with at least two Pods, in a version of its API. */
function autoscaler(version: string, minReplicas = 2) {
  return {
    apiVersion: `autoscaling/${version}`,
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'source', namespace: 'default' },
    spec: {
      minReplicas,
      maxReplicas: 4,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
    },
  };
}

/** Makes a Kustomization with this patch; throws if it is refused. */
function kustomization(patch: object): void {
  const props = {
    name: 'apps',
    path: './apps',
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
  } as const;
  new FluxKustomization(new Chart(new App(), 'test'), 'apps', {
    ...props,
    patches: [{ patch: { ...patch } }],
  });
}

/** What the table says to use instead of v1beta1, which went before this came. */
const sinceKubernetes129 = ['FlowSchema', 'PriorityLevelConfiguration'].map(
  (kind) => `flowcontrol.apiserver.k8s.io/v1 ${kind}`,
);

const kubernetes = removedVersions.filter(({ since }) => since.startsWith('Kubernetes '));

const built = apiServers().filter(({ installed }) => !('missing' in installed));
/** The newest and the oldest; the others are between them. */
const servers = built.length > 0 ? new Set([built[0], built.at(-1)]) : apiServers().slice(0, 1);

for (const { name, version, installed } of [...servers].flatMap((server) => server ?? [])) {
  describe.skipIf('missing' in installed)(name, () => {
    let server: ApiServer;
    beforeAll(async () => {
      server = await startApiServer(name);
    });
    afterAll(() => server?.stop());
    const by = ['etcd', name];

    prove(
      { of: 'FluxKustomization', by, fixes: ['R114'] },
      `${name} does not know the autoscaler's old version, and takes the one that we name`,
      async () => {
        const old = await server.client.post(
          '/apis/autoscaling/v2beta2/namespaces/default/horizontalpodautoscalers',
          autoscaler('v2beta2'),
        );
        expect(old.status).toBe(404);
        expect(problemsOf(() => kustomization(autoscaler('v2beta2')))).toMatchObject([
          { fix: 'Use autoscaling/v2.' },
        ]);
        expect(() => kustomization(autoscaler('v2'))).not.toThrow();
        const now = await server.client.post(
          '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers',
          autoscaler('v2'),
        );
        expect(now).toMatchObject({ status: 201, warnings: [], body: { spec: { minReplicas: 2 } } });
      },
    );

    prove(
      { of: 'the table of removed versions', by },
      `${name} serves no version of which the table says that it is gone, and each that takes its place`,
      async () => {
        const kinds = await servedKinds(server);
        const gone = kubernetes.filter(({ since }) => minor(since) <= minor(version));
        expect(gone.length).toBeGreaterThan(20);
        const missing = new Set<string>();
        for (const { apiVersion, kinds: names, use } of gone) {
          const served = kinds.get(apiVersion) ?? [];
          if (names === 'every') expect(served, apiVersion).toEqual([]);
          else
            expect(
              served.filter((kind) => names.includes(kind)),
              apiVersion,
            ).toEqual([]);
          if (names === 'every' || !use) continue;
          for (const kind of names) if (!kinds.get(use)?.includes(kind)) missing.add(`${use} ${kind}`);
        }
        expect([...missing].sort()).toEqual(minor(version) < 29 ? sinceKubernetes129 : []);
      },
    );

    prove(
      { of: 'KubeVelaApp', by, fixes: ['R110'] },
      `${name} refuses what is deployed to a namespace that is not there; it comes with the application`,
      async () => {
        const deploy = () => server.client.post('/api/v1/namespaces/prod/configmaps', deployed);
        expect(await deploy()).toMatchObject({
          status: 404,
          body: { message: 'namespaces "prod" not found' },
        });
        const namespace = only(deliveredTo('prod'), 'Namespace', 'prod');
        expect(await server.client.post('/api/v1/namespaces', namespace)).toMatchObject({
          status: 201,
          warnings: [],
        });
        expect(await deploy()).toMatchObject({ status: 201, warnings: [] });
      },
    );
  });
}

prove(
  { of: 'FluxKustomization', by: ['kustomize'], fixes: ['R114'] },
  'a patch of the old version finds nothing to change, and one of the new version does',
  () => {
    const build = (patch: JsonObject, target?: JsonObject) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'hpa.yaml'), print(autoscaler('v2', 1)));
      const body = {
        resources: ['hpa.yaml'],
        patches: [{ patch: print(patch), ...(target && { target }) }],
      };
      writeFileSync(join(folder, 'kustomization.yaml'), print(body));
      return objectsOf(
        execFileSync(program('kustomize'), ['build', folder], { encoding: 'utf8', stdio: 'pipe' }),
      );
    };
    const least = ([hpa]: readonly KubernetesObject[]) => hpa?.spec;
    expect(() => build(autoscaler('v2beta2'))).toThrow(
      'no matches for Id HorizontalPodAutoscaler.v2beta2.autoscaling',
    );
    const target = { group: 'autoscaling', version: 'v2beta2', kind: 'HorizontalPodAutoscaler' };
    expect(least(build(autoscaler('v2'), target))).toMatchObject({ minReplicas: 1 });
    expect(least(build(autoscaler('v2')))).toMatchObject({ minReplicas: 2 });
    expect(problemsOf(() => kustomization(autoscaler('v2beta2')))).not.toEqual([]);
  },
);

/** What KubeVela makes of a component in the namespace of a topology. */
const deployed = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'prod' } };

function deliveredTo(namespace: string): KubernetesObject[] {
  return synthesize(
    (chart) =>
      new KubeVelaApp(chart, 'app', {
        name: 'app',
        components: [
          { name: 'web', type: 'webservice', properties: { image: 'docker.io/library/nginx:1.29' } },
        ],
        policies: [{ name: 'target', type: 'topology', properties: { clusters: ['local'], namespace } }],
        workflow: { steps: [{ name: 'deploy', type: 'deploy', properties: { policies: ['target'] } }] },
      }),
  );
}

/** `1.37.1` and `Kubernetes 1.37`: 37. */
function minor(version: string): number {
  return Number(/1\.(\d+)/.exec(version)?.[1]);
}
