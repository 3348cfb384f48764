import { App, Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { FirstVelaAppChart } from '../../../charts/kubevela.js';
import { KubeVelaApp, system, velaCore } from '../../../src/systems/kubevela/index.js';
import { Application } from '../../../src/systems/kubevela/kinds.js';
import { crdsOf, disagreements } from '../../support/crds.js';
import { only, toYaml } from '../../support/synth.js';
import { full } from './full.js';
import { appOf, smallest, specOf } from './support.js';

const web = {
  name: 'web',
  type: 'webservice' as const,
  properties: { image: 'nginx:1.29' },
};

describe('an application', () => {
  it('is made of this', async () => {
    await expect(toYaml(appOf(smallest))).toMatchFileSnapshot('./default.snap.yaml');
  });

  it('with most of what there is is made of this', async () => {
    await expect(toYaml(appOf(full))).toMatchFileSnapshot('./full.snap.yaml');
  });

  it('A10 first-vela-app has the namespace prod, three policies and three steps', async () => {
    const objects = Testing.synth(new FirstVelaAppChart(new App(), 'test'));
    await expect(toYaml(objects)).toMatchFileSnapshot('./first-vela-app.snap.yaml');
    expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'Namespace/prod',
      'Application/first-vela-app',
    ]);
    const { policies, workflow } = specOf(objects);
    expect(policies).toHaveLength(3);
    expect(workflow).toMatchObject({
      steps: [{ name: 'deploy2default' }, { name: 'manual-approval' }, { name: 'deploy2prod' }],
    });
  });

  it('keeps what is null, by which traits and overrides take something away', () => {
    const patch = { metadata: { labels: null }, list: ['a', null, { b: null }] };
    const traits = [
      { type: 'labels' as const, properties: { old: null } },
      { type: 'json-merge-patch' as const, properties: patch },
    ];
    const { components } = specOf(appOf({ ...smallest, components: [{ ...web, traits }] }));
    expect(components).toMatchObject([{ traits: [{ properties: { old: null } }, { properties: patch }] }]);
  });

  it('R109 tells in a suspension without an end how to end it, unless it has a message', () => {
    const suspension = (properties?: { duration?: string; message?: string }) => {
      const steps = [
        { name: 'wait', type: 'suspend' as const, ...(properties && { properties }) },
        { name: 'go', type: 'deploy' as const },
      ];
      const { workflow } = specOf(appOf({ ...smallest, workflow: { steps } }));
      // Our own kind.
      return (workflow as { steps: { properties?: object }[] }).steps[0]?.properties;
    };
    expect(suspension()).toEqual({ message: 'Waiting for approval: vela workflow resume shop -n default' });
    expect(suspension({ message: 'Ask Ann' })).toEqual({ message: 'Ask Ann' });
    expect(suspension({ duration: '30s' })).toEqual({ duration: '30s' });
  });

  it('R110 makes each namespace of its topologies once, but not those that are there', () => {
    const topology = (name: string, namespace: string) => ({
      name,
      type: 'topology' as const,
      properties: { namespace },
    });
    const spaces = ['default', 'kube-system', 'vela-system', 'home', 'known', 'new', 'new'];
    const objects = appOf({
      ...smallest,
      namespace: 'home',
      existingNamespaces: ['known'],
      policies: spaces.map((space, index) => topology(`t${index}`, space)),
    });
    const made = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    expect(made).toEqual(['new']);
  });

  it('R110 lives in the namespace of its chart, but its Namespaces have none', () => {
    const chart = new Chart(new App(), 'test', { namespace: 'team' });
    new KubeVelaApp(chart, 'app', {
      ...smallest,
      policies: [{ name: 'prod', type: 'topology', properties: { namespace: 'prod' } }],
    });
    const objects = Testing.synth(chart);
    expect(only(objects, 'Application').metadata.namespace).toBe('team');
    expect(only(objects, 'Namespace').metadata).not.toHaveProperty('namespace');
  });

  it('R111 needs the cluster-gateway only where there are other clusters', () => {
    expect(velaCore()).toEqual({
      name: 'kubevela',
      namespace: 'vela-system',
      repository: 'https://charts.kubevela.net/core',
      chart: 'vela-core',
      version: '1.10.9',
      values: { multicluster: { enabled: false } },
    });
    expect(velaCore(['local', 'hangzhou']).values).toEqual({ multicluster: { enabled: true } });
  });

  it('leaves out what KubeVela does not know: own', () => {
    const { components, policies } = specOf(appOf(full));
    expect(JSON.stringify([components, policies])).not.toContain('"own"');
  });

  it('keeps a property of yours that is called own', () => {
    const components = [{ name: 'a', type: 'mine', own: true as const, properties: { own: 'x' } }];
    expect(specOf(appOf({ name: 'shop', components })).components).toEqual([
      { name: 'a', type: 'mine', properties: { own: 'x' } },
    ]);
  });
});

it('the kind agrees with its CRD', () => {
  expect(disagreements(Application, crdsOf('kubevela'))).toEqual([]);
});

it('the catalog names every recipe of the room', () => {
  expect(system.constructs.flatMap(({ fixes }) => Object.keys(fixes))).toEqual(['R109', 'R110', 'R111']);
});
