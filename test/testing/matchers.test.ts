import { ApiObject, Chart, App as StockApp, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { App } from '../../src/app.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { MetricsServerWithFixes } from '../../src/systems/metrics-server/index.js';
import '../../src/testing/vitest.js';
import { problemsOf } from '../support/problems.js';

function service(port: number, name = 'web'): KubernetesObject {
  const spec = { selector: { app: 'web' }, ports: [{ port }] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec };
}

const gadget = {
  apiVersion: 'example.com/v1',
  kind: 'Gadget',
  metadata: { name: 'g' },
  spec: { size: 'big' },
};
const sizes = {
  type: 'object',
  properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
};
const crd: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gadgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Gadget', plural: 'gadgets' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: sizes } }],
  },
};
const yaml = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n    - port: 99999\n';
const flow = {
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
  kind: 'FlowSchema',
  metadata: { name: 'flow' },
  spec: { priorityLevelConfiguration: { name: 'global-default' } },
};

/** Two charts, of which the second has a bad Service two levels down. */
function app(root: StockApp = new StockApp()) {
  const good = new Chart(root, 'good');
  new ApiObject(good, 'service', service(80));
  const bad = new Chart(root, 'bad');
  new ApiObject(new Construct(bad, 'inner'), 'service', service(99999, 'api'));
  return { root, good, bad };
}

/** What a test that fails is told. */
function failureOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  throw new Error('it passed');
}

describe('toPassCheck', () => {
  it('looks at a construct and what is below it, and at nothing else of its app', () => {
    const { root, good, bad } = app();
    expect(good).toPassCheck();
    for (const construct of [root, bad, bad.node.findChild('inner')]) expect(construct).not.toPassCheck();
  });

  it('passes what our own constructs make', () => {
    const chart = Testing.chart();
    new MetricsServerWithFixes(chart, 'metrics', { highAvailability: true });
    expect(chart).toPassCheck({ kubernetes: ['1.36', '1.37'], failOn: 'info' });
  });

  it('takes an object, a list of objects, and YAML', () => {
    expect(service(80)).toPassCheck();
    expect([service(80), service(443, 'api')]).toPassCheck();
    expect(yaml.replace('99999', '80')).toPassCheck();
    for (const bad of [service(0), [service(80), service(0, 'api')], yaml, 'a: [', '- 1'])
      expect(bad).not.toPassCheck();
  });

  it.each([
    ['our App', new App()],
    ["cdk8s's App", new StockApp()],
  ])('shows the findings as runbook check does, with the line that made the construct: %s', (_, root) => {
    const text = failureOf(() => expect(app(root).root).toPassCheck());
    expect(text).toContain('expected the check to pass:');
    expect(text).toMatch(/test\/testing\/matchers\.test\.ts:\d+:\d+ {2}error {2}port-out-of-range/);
    expect(text).toContain('from  bad/inner/service');
    expect(text).toContain('99999 must be between 1 and 65535');
    expect(text).toContain('1 error in 2 objects, checked against Kubernetes 1.37.');
  });

  it('shows the line of a YAML text', () => {
    expect(failureOf(() => expect(yaml).toPassCheck())).toContain('6 |     - port: 99999');
  });

  it('says that there is nothing where there should be something', () => {
    const text = failureOf(() => expect(service(80)).not.toPassCheck());
    expect(text).toContain('expected the check not to pass:');
    expect(text).toContain('Nothing found in 1 object');
  });

  it('checks against the releases that are asked for', () => {
    expect(flow).toPassCheck({ kubernetes: '1.27' });
    expect(flow).not.toPassCheck({ kubernetes: ['1.27', '1.37'] });
  });

  it('fails on warnings where it is told to: on a kind that nobody knows', () => {
    expect(gadget).toPassCheck();
    expect(gadget).not.toPassCheck({ failOn: 'warning' });
  });

  it('knows a kind by its definition, as objects, as text, or elsewhere in the app', () => {
    expect(gadget).toHaveFinding('wrong-type', { definitions: [crd], at: '/spec/size' });
    expect(gadget).toHaveFinding('wrong-type', { definitions: JSON.stringify(crd), at: '/spec/size' });
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [crd] });
    expect(gadget).toHaveFinding('wrong-type', { definitions: list, at: '/spec/size' });
    const root = new StockApp();
    new ApiObject(new Chart(root, 'crds'), 'crd', crd);
    const chart = new Chart(root, 'gadgets');
    new ApiObject(chart, 'gadget', gadget);
    expect(chart).toHaveFinding('wrong-type', { at: '/spec/size' });
  });

  it('never shows a value of a Secret', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      stringData: { password: 4711 },
    };
    expect(failureOf(() => expect(secret).toPassCheck())).not.toContain('4711');
    const text = `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: 4711\n`;
    expect(failureOf(() => expect(text).toPassCheck())).not.toContain('4711');
  });
});

describe('toHaveFinding', () => {
  it('finds a rule, anywhere or at its place and object', () => {
    expect(service(99999)).toHaveFinding('port-out-of-range');
    expect(service(99999)).toHaveFinding('port-out-of-range', {
      at: '/spec/ports/0/port',
      object: 'Service/web',
    });
    expect(service(99999)).toHaveFinding('port-out-of-range', { at: /^\/spec\/ports/g, object: /web$/ });
    expect(service(99999)).not.toHaveFinding('port-out-of-range', { at: '/spec/ports/1/port' });
    expect(service(99999)).not.toHaveFinding('port-out-of-range', { object: 'Service/api' });
    expect(service(80)).not.toHaveFinding('port-out-of-range');
  });

  it('says what else there is', () => {
    const text = failureOf(() => expect(service(99999)).toHaveFinding('wrong-type', { at: '/spec' }));
    expect(text).toContain('expected a finding wrong-type at /spec, but these are all:');
    expect(text).toContain('port-out-of-range');
  });

  it('shows what should not be there', () => {
    const text = failureOf(() => expect(service(99999)).not.toHaveFinding('port-out-of-range'));
    expect(text).toContain('expected no finding port-out-of-range:');
    expect(text).toContain('/spec/ports/0/port');
  });
});

describe('a mistake in a test', () => {
  it.each([
    ['an empty list', [], 'There are no manifests'],
    ['an empty app', new StockApp(), 'There are no manifests'],
    ['an empty text', '# nothing\n', 'There are no manifests'],
    ['nothing', undefined, 'got nothing'],
    ['a number', 3, 'got 3'],
    ['a list of other things', [service(80), 'x'], 'got "x"'],
    ['a construct without an app', new Construct(undefined as never, ''), '"" is in no App'],
  ])('is told, not passed, with .not as without: %s', (_, value, text) => {
    for (const act of [() => expect(value).toPassCheck(), () => expect(value).not.toPassCheck()]) {
      expect(problemsOf(act)).toMatchObject([
        { code: 'ARGUMENT_INVALID', what: expect.stringContaining(text) },
      ]);
    }
  });

  it.each([
    [
      'a rule that is none',
      () => expect(service(80)).not.toHaveFinding('port-out-of-rang'),
      'Did you mean "port-out-of-range"?',
    ],
    [
      'a release that is not known',
      () => expect(service(80)).toPassCheck({ kubernetes: '1.2' as never }),
      'options.kubernetes must be',
    ],
    [
      'a severity that is none',
      () => expect(service(80)).toPassCheck({ failOn: 'fatal' as never }),
      'got "fatal"',
    ],
    [
      'an option that is none',
      () => expect(service(80)).toPassCheck({ kubernets: '1.30' } as never),
      'There is no option "kubernets". Did you mean "kubernetes"?',
    ],
    [
      'a text without a CRD',
      () => expect(gadget).toPassCheck({ definitions: yaml }),
      'no CustomResourceDefinition',
    ],
    ['a text that is no YAML', () => expect(gadget).toPassCheck({ definitions: 'a: [' }), ''],
  ])('is told: %s', (_, act, text) => {
    expect(problemsOf(act)[0]?.what).toContain(text);
  });

  it('is told of constructs that cannot be rendered, but not of those elsewhere in the app', () => {
    const { root, good, bad } = app();
    new ApiObject(bad, 'broken', { ...service(80, 'broken'), spec: { size: Number.NaN } });
    expect(good).toPassCheck();
    for (const construct of [root, bad])
      expect(problemsOf(() => expect(construct).toPassCheck())).toMatchObject([
        { code: 'VALUE_UNPRINTABLE' },
      ]);
  });
});
