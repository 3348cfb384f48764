import { ApiObject, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/app.js';
import {
  FluxAlert,
  FluxHelmRelease,
  FluxKustomization,
  FluxSource,
} from '../../../src/systems/flux/index.js';
import { problemsOf } from '../../support/problems.js';

const git = { url: 'https://example.com/r', ref: { branch: 'main' } };
const sourceRef = { kind: 'GitRepository', name: 'fleet' } as const;

/** What a synthesis complains of; nothing if it succeeds. */
function complaints(
  build: (chart: Chart, app: App) => void,
): { construct?: string | undefined; what: string }[] {
  const app = new App();
  build(new Chart(app, 'c', { namespace: 'flux-system' }), app);
  let text: string | undefined;
  const run = () => {
    text = app.synthYaml();
    throw new Error('no complaint');
  };
  try {
    return problemsOf(run).map(({ construct, what }) => ({ construct, what }));
  } catch (error) {
    if (text === undefined) throw error;
    return [];
  }
}

describe('a reference', () => {
  it('to something that is nowhere in the app is let through', () => {
    expect(complaints((chart) => new FluxKustomization(chart, 'apps', { sourceRef }))).toEqual([]);
  });

  it('that is nearly right is refused with what was meant, whichever chart and order it is made in', () => {
    const found = complaints((chart, app) => {
      new FluxKustomization(chart, 'apps', { sourceRef: { ...sourceRef, name: 'fleeet' } });
      new FluxSource(new Chart(app, 'later', { namespace: 'flux-system' }), 'fleet', { git });
    });
    expect(found).toEqual([
      {
        construct: 'c/apps',
        what: '/sourceRef/name names GitRepository flux-system/fleeet, which is not in this app; GitRepository flux-system/fleet is. Write that, or, if the other is made elsewhere, add "fleeet" to the prop elsewhere.',
      },
    ]);
  });

  it.each([
    [{ ...sourceRef, kind: 'OCIRepository' as const }, 'GitRepository flux-system/fleet'],
    [{ ...sourceRef, namespace: 'apps' }, 'GitRepository flux-system/fleet'],
  ])('%j of another kind or namespace is refused', (wrong, meant) => {
    const found = complaints((chart) => {
      new FluxSource(chart, 'fleet', { git });
      new FluxKustomization(chart, 'apps', { sourceRef: wrong });
    });
    expect(found).toMatchObject([{ what: expect.stringContaining(`${meant} is.`) }]);
  });

  it('to one of several that are numbered is no slip', () => {
    const found = complaints((chart) => {
      new FluxSource(chart, 'fleet-2', { git });
      new FluxKustomization(chart, 'apps', { sourceRef: { ...sourceRef, name: 'fleet-1' } });
    });
    expect(found).toEqual([]);
  });

  it('that is said to be made elsewhere is no slip', () => {
    const found = complaints((chart) => {
      new FluxSource(chart, 'fleet-east', { git });
      new FluxKustomization(chart, 'apps', {
        sourceRef: { ...sourceRef, name: 'fleet-west' },
        elsewhere: ['fleet-west'],
      });
    });
    expect(found).toEqual([]);
  });

  it.each(['Secret', 'SealedSecret', 'ExternalSecret'])(
    'to a Secret is compared with what a %s makes',
    (kind) => {
      const found = complaints((chart) => {
        new ApiObject(chart, 's', { apiVersion: 'x/v1', kind, metadata: { name: 'fleet-key' } });
        new FluxSource(chart, 'fleet', { git: { ...git, secretRef: { name: 'flet-key' } } });
      });
      expect(found).toMatchObject([{ what: expect.stringContaining('/git/secretRef/name names Secret') }]);
    },
  );

  it('in an alert, or to values of a release, is looked at too', () => {
    const found = complaints((chart) => {
      new ApiObject(chart, 'p', {
        apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
        kind: 'Provider',
        metadata: { name: 'slack' },
      });
      new ApiObject(chart, 's', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'values' } });
      new FluxAlert(chart, 'ops', {
        providerRef: { name: 'slak' },
        eventSources: [
          { kind: 'HelmRelease', name: 'podinof' },
          { kind: 'HelmRelease', name: '*' },
        ],
      });
      new FluxHelmRelease(chart, 'podinfo', {
        chartRef: { kind: 'OCIRepository', name: 'podinfo' },
        valuesFrom: [{ kind: 'Secret', name: 'value' }],
      });
    });
    expect(found.map(({ what }) => what.split(',')[0])).toEqual([
      '/providerRef/name names Provider flux-system/slak',
      '/eventSources/0/name names HelmRelease flux-system/podinof',
      '/valuesFrom/0/name names Secret flux-system/value',
    ]);
  });

  it('is looked at anew when what it was to is made after a first synthesis', () => {
    const app = new App();
    const chart = new Chart(app, 'c', { namespace: 'flux-system' });
    new FluxSource(chart, 'fleet', { git });
    const wrong = new FluxKustomization(chart, 'apps', { sourceRef: { ...sourceRef, name: 'fleeet' } });
    expect(wrong.node.validate()).toHaveLength(1);
    new FluxSource(chart, 'fleeet', { git });
    expect(app.synthYaml()).toContain('name: fleeet');
  });
});

describe('dependsOn', () => {
  const on = (...names: string[]) => ({ sourceRef, dependsOn: names.map((name) => ({ name })) });

  it('in a circle is refused once, by the first of it', () => {
    const found = complaints((chart) => {
      new FluxKustomization(chart, 'edge', on('apps'));
      new FluxKustomization(chart, 'apps', on('infra'));
      new FluxKustomization(chart, 'infra', on('crds', 'base'));
      new FluxKustomization(chart, 'base', on('apps'));
      new FluxKustomization(chart, 'crds', { sourceRef });
    });
    expect(found).toEqual([
      {
        construct: 'c/apps',
        what: 'dependsOn goes in a circle, and none of these is ever applied: Kustomization flux-system/apps → Kustomization flux-system/infra → Kustomization flux-system/base → Kustomization flux-system/apps. Remove one of them from a dependsOn.',
      },
    ]);
  });

  it('on itself is refused', () => {
    const found = complaints(
      (chart) =>
        new FluxHelmRelease(chart, 'podinfo', {
          chartRef: { kind: 'OCIRepository', name: 'charts' },
          dependsOn: [{ name: 'podinfo' }],
        }),
    );
    expect(found).toMatchObject([{ what: expect.stringContaining('goes in a circle') }]);
  });

  it('on one of the same name in another namespace is no circle', () => {
    const found = complaints((chart) => {
      new FluxKustomization(chart, 'a', {
        name: 'apps',
        namespace: 'one',
        ...on(),
        dependsOn: [{ name: 'apps', namespace: 'two' }],
      });
      new FluxKustomization(chart, 'b', { name: 'apps', namespace: 'two', sourceRef });
    });
    expect(found).toEqual([]);
  });

  it('is no circle any more when one of it was taken out of the tree', () => {
    const found = complaints((chart) => {
      new FluxKustomization(chart, 'aa', on('bbb'));
      new FluxKustomization(chart, 'bbb', on('aa'));
      chart.node.tryRemoveChild('bbb');
    });
    expect(found).toEqual([]);
  });
});
