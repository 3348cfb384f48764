import { Chart, App as StockApp, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PodinfoChart } from '../../../charts/flux.js';
import { App } from '../../../src/app.js';
import {
  FluxAlert,
  FluxBootstrap,
  FluxHelmRelease,
  FluxImagePolicy,
  FluxImageRepository,
  FluxImageUpdateAutomation,
  FluxKustomization,
  FluxProvider,
  FluxReceiver,
  FluxSource,
  FluxSystemKustomization,
  fluxSystemFolder,
} from '../../../src/systems/flux/index.js';
import { problemsOf } from '../../support/problems.js';
import { only, synthesize, toYaml } from '../../support/synth.js';

const notesPatch = `apiVersion: autoscaling/v2beta2
kind: HorizontalPodAutoscaler
metadata:
  name: podinfo
spec:
  minReplicas: 3
`;

const target = { kind: 'HorizontalPodAutoscaler', name: 'podinfo' };
const git = { url: 'https://example.com/r', ref: { branch: 'main' } };

describe('A12 podinfo', () => {
  it('is a GitRepository and a Kustomization of v1, whose patch is of autoscaling/v2', async () => {
    const objects = Testing.synth(new PodinfoChart(new StockApp(), 'podinfo'));
    expect(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'source.toolkit.fluxcd.io/v1 GitRepository',
      'kustomize.toolkit.fluxcd.io/v1 Kustomization',
    ]);
    await expect(toYaml(objects)).toMatchFileSnapshot('./podinfo.snap.yaml');
  });

  it("R114 the notes' patch of autoscaling/v2beta2 is refused with what replaces it", () => {
    const build = (chart: Chart) =>
      new FluxKustomization(chart, 'podinfo', {
        sourceRef: { kind: 'GitRepository', name: 'podinfo' },
        patches: [{ patch: notesPatch, target }],
      });
    expect(problemsOf(() => synthesize(build))).toEqual([
      expect.objectContaining({
        code: 'PROP_INVALID',
        at: '/patches/0/patch',
        what: 'HorizontalPodAutoscaler of autoscaling/v2beta2 is not served since Kubernetes 1.26.',
        fix: 'Use autoscaling/v2.',
      }),
    ]);
  });
});

it('a source, a Kustomization and a release need little more than a name', async () => {
  const objects = synthesize((chart) => {
    const source = new FluxSource(chart, 'apps', { git });
    const charts = new FluxSource(chart, 'charts', { helm: { url: 'https://example.com/charts' } });
    new FluxKustomization(chart, 'infra', { sourceRef: source.sourceRef, path: './infra' });
    new FluxHelmRelease(chart, 'redis', {
      chart: { chart: 'redis', version: '20.x', sourceRef: charts.chartSourceRef },
    });
  });
  await expect(toYaml(objects)).toMatchFileSnapshot('./default.snap.yaml');
});

/** One object of every kind, with most of what it can be given. */
function everything(chart: Chart): void {
  const fleet = new FluxSource(chart, 'fleet', {
    labels: { team: 'platform' },
    git: {
      url: 'ssh://git@github.com/org/fleet',
      ref: { semver: '>=1.0.0' },
      secretRef: { name: 'fleet-key' },
      verify: { mode: 'TagAndHEAD', secretRef: { name: 'signers' } },
      ignore: '/*\n!/apps\n',
      timeout: '90s',
    },
  });
  const podinfo = new FluxSource(chart, 'podinfo', {
    oci: {
      url: 'oci://ghcr.io/stefanprodan/charts/podinfo',
      ref: { semver: '6.x' },
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      verify: {
        provider: 'cosign',
        matchOIDCIdentity: [
          {
            issuer: '^https://token.actions.githubusercontent.com$',
            subject: '^https://github.com/stefan.*$',
          },
        ],
      },
    },
  });
  new FluxSource(chart, 'oci-charts', { helm: { url: 'oci://ghcr.io/org/charts' } });
  new FluxSource(chart, 'models', {
    bucket: {
      bucketName: 'models',
      endpoint: 'minio.example.com',
      sts: { provider: 'ldap', endpoint: 'https://minio.example.com', secretRef: { name: 'ldap' } },
    },
  });
  const infra = new FluxKustomization(chart, 'infra', {
    sourceRef: fleet.sourceRef,
    path: './infra',
    healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'ingress', namespace: 'ingress' }],
    decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
  });
  const apps = new FluxKustomization(chart, 'apps', {
    sourceRef: fleet.sourceRef,
    path: './apps',
    dependsOn: [infra.ref],
    postBuild: { substitute: { region: 'eu' }, substituteFrom: [{ kind: 'ConfigMap', name: 'cluster' }] },
    patches: [
      { patch: [{ op: 'remove', path: '/spec/replicas' }], target: { kind: 'Deployment' } },
      {
        patch: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web' },
          spec: { strategy: null },
        },
      },
    ],
  });
  const release = new FluxHelmRelease(chart, 'release', {
    chartRef: podinfo.chartRef,
    releaseName: 'podinfo',
    targetNamespace: 'podinfo',
    install: { createNamespace: true, crds: 'CreateReplace' },
    upgrade: { remediation: { retries: 3, strategy: 'rollback' } },
    driftDetection: { mode: 'enabled', ignore: [{ paths: ['/spec/replicas'] }] },
    values: { replicaCount: 2, ingress: { className: null }, probes: { liveness: null, readiness: {} } },
    valuesFrom: [{ kind: 'Secret', name: 'podinfo-values' }],
    postRenderers: [{ kustomize: { images: [{ name: 'podinfo', newTag: '6.7.1' }] } }],
  });
  const slack = new FluxProvider(chart, 'slack', {
    type: 'slack',
    channel: 'ops',
    secretRef: { name: 'slack' },
  });
  new FluxAlert(chart, 'ops', {
    providerRef: slack.ref,
    eventSeverity: 'error',
    eventSources: [
      apps.ref,
      release.ref,
      { kind: 'GitRepository', name: '*', matchLabels: { team: 'platform' } },
    ],
    exclusionList: ['(?i)waiting.*'],
  });
  new FluxReceiver(chart, 'github', {
    type: 'github',
    events: ['ping', 'push'],
    secretRef: { name: 'webhook-token' },
    resources: [fleet.ref],
  });
  const image = new FluxImageRepository(chart, 'image', {
    name: 'podinfo',
    image: 'ghcr.io/stefanprodan/podinfo',
  });
  new FluxImagePolicy(chart, 'policy', {
    name: 'podinfo',
    imageRepositoryRef: image.ref,
    policy: { semver: { range: '6.x' } },
  });
  new FluxImageUpdateAutomation(chart, 'update', {
    sourceRef: { kind: 'GitRepository', name: 'fleet' },
    git: {
      checkout: { ref: { branch: 'main' } },
      commit: {
        author: { email: 'fluxcdbot@example.com', name: 'fluxcdbot' },
        messageTemplate: '{{range .Changed.Changes}}{{println .OldValue .NewValue}}{{end}}',
      },
      push: { branch: 'image-updates' },
    },
    update: { path: './apps' },
  });
}

it('everything that it can make is written in full', async () => {
  await expect(toYaml(synthesize(everything))).toMatchFileSnapshot('./full.snap.yaml');
});

it('refers to nothing that is amiss', () => {
  const app = new App();
  everything(new Chart(app, 'all'));
  expect(app.synthYaml()).toContain('kind: ImageUpdateAutomation');
});

describe("a null in a release's values, which unsets a default of the chart,", () => {
  const values = { a: null, 'b/c~d': { e: null }, f: [{ g: null, h: 1 }] };
  const release = (app: StockApp) => {
    const chart = new Chart(app, 'c');
    new FluxHelmRelease(chart, 'r', { chartRef: { kind: 'OCIRepository', name: 'podinfo' }, values });
    return chart;
  };

  it('is kept by stock cdk8s', () => {
    expect(Testing.synth(release(new StockApp()))[0]?.spec.values).toEqual(values);
  });

  it('is kept by our App', () => {
    const app = new App();
    release(app);
    expect(parse(app.synthYaml()).spec.values).toEqual(values);
  });

  it('is refused in a list, where it would be lost', () => {
    const build = (chart: Chart) =>
      new FluxHelmRelease(chart, 'r', {
        chartRef: { kind: 'OCIRepository', name: 'podinfo' },
        values: { list: [1, null] },
      });
    expect(problemsOf(() => synthesize(build))).toMatchObject([{ at: '/values/list/1' }]);
  });
});

describe('the bootstrap layout', () => {
  it('is clusters/<name>/flux-system with gotk-sync and kustomization beside gotk-components', async () => {
    const app = new App({ outputFileExtension: '.yaml' });
    const sync = new Chart(app, 'gotk-sync');
    const flux = new FluxBootstrap(sync, 'flux', {
      cluster: 'my-cluster',
      url: 'ssh://git@github.com/kuring/flux-learn',
    });
    new FluxSystemKustomization(new Chart(app, 'kustomization'), 'flux-system', {
      patches: [
        {
          patch: [{ op: 'add', path: '/spec/template/spec/containers/0/args/-', value: '--concurrent=20' }],
          target: { kind: 'Deployment', name: '(kustomize|helm|source)-controller' },
        },
      ],
    });
    expect(flux.folder).toBe('clusters/my-cluster/flux-system');
    expect(flux.folder).toBe(fluxSystemFolder('my-cluster'));
    await expect(app.synthYaml()).toMatchFileSnapshot('./bootstrap.snap.yaml');
  });

  it('names no Secret for a repository that everybody may read', () => {
    const objects = synthesize(
      (chart) =>
        new FluxBootstrap(chart, 'flux', { cluster: 'c', url: 'https://example.com/r', secretName: false }),
    );
    expect(only(objects, 'GitRepository').spec).not.toHaveProperty('secretRef');
  });
});

it('a policy gives the comment that marks a field for it', () => {
  synthesize((chart) => {
    const policy = new FluxImagePolicy(chart, 'podinfo', {
      imageRepositoryRef: { name: 'podinfo' },
      policy: { numerical: {} },
    });
    expect(policy.marker()).toBe('# {"$imagepolicy": "flux-system:podinfo"}');
    expect(policy.marker('tag')).toBe('# {"$imagepolicy": "flux-system:podinfo:tag"}');
  });
});
