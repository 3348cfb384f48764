import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as later } from 'node:timers/promises';
import { ApiObject, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { App, type AppProps } from '../src/app.js';
import type { Check, Severity } from '../src/model/finding.js';
import type { KubernetesObject } from '../src/model/manifest.js';
import { contentsOf, temporaryFolder } from './support/folder.js';
import { codesOf, problemsOf } from './support/problems.js';

function appIn(outdir: string, props: AppProps = {}): App {
  const app = new App({ outdir, ...props });
  const chart = new Chart(app, 'web');
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } });
  return app;
}

function finding(severity: Severity): Check {
  return (manifests) =>
    manifests.map((manifest) => ({
      rule: 'no-such-name',
      severity,
      what: `the name is ${manifest.object.metadata.name}`,
      why: 'a test wants another one',
      fix: 'Change it.',
      at: '/metadata/name',
      object: 'ConfigMap/web',
      construct: manifest.construct,
      origin: manifest.origin,
    }));
}

describe('checks', () => {
  it('stop a synthesis with what they found, before anything is written', () => {
    const folder = join(temporaryFolder(), 'dist');
    const [problem] = problemsOf(() => appIn(folder, { checks: [finding('error')] }).synth());
    expect(problem).toMatchObject({
      code: 'CHECK_FAILED',
      construct: 'web/config',
      at: '/metadata/name',
      what: 'ConfigMap/web: the name is web (no-such-name)',
      fix: 'Change it.',
      origin: { file: 'test/app.test.ts' },
    });
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  it('let a synthesis go on when they only warn', () => {
    const folder = temporaryFolder();
    appIn(folder, { checks: [finding('warning'), finding('info')] }).synth();
    expect(contentsOf(folder)).toHaveProperty('web.k8s.yaml');
  });
});

function serviceIn(outdir: string, props: AppProps = {}, port = 99999): App {
  const app = new App({ outdir, ...props });
  const spec = { selector: { app: 'web' }, ports: [{ port }] };
  new ApiObject(new Chart(app, 'web'), 'service', { ...head('v1', 'Service'), spec });
  return app;
}

function gadgetIn(outdir: string, props: AppProps = {}): App {
  const app = new App({ outdir, ...props });
  new ApiObject(new Chart(app, 'web'), 'gadget', {
    ...head('example.com/v1', 'Gadget'),
    spec: { size: 'big' },
  });
  return app;
}

/** What the process is warned of meanwhile; warnings of before are let pass. */
async function warningsOf(act: () => void): Promise<Error[]> {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  await later();
  process.on('warning', note);
  act();
  await later();
  process.off('warning', note);
  return warnings;
}

function head(apiVersion: string, kind: string) {
  return { apiVersion, kind, metadata: { name: 'web' } };
}

const size = {
  type: 'object',
  properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
};
const gadgets: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gadgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Gadget', plural: 'gadgets' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: size } }],
  },
};

describe('what the API server would refuse', () => {
  it('stops a synthesis, with the construct and the line that made it', () => {
    const folder = join(temporaryFolder(), 'dist');
    expect(problemsOf(() => serviceIn(folder).synth())).toMatchObject([
      {
        code: 'CHECK_FAILED',
        construct: 'web/service',
        at: '/spec/ports/0/port',
        what: 'Service/web: 99999 must be between 1 and 65535, inclusive (port-out-of-range)',
        origin: { file: 'test/app.test.ts' },
      },
    ]);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  it('stops a synthesis to text as well', () => {
    expect(codesOf(() => serviceIn('unused').synthYaml())).toEqual(['CHECK_FAILED']);
  });

  it('is written all the same with check: false', () => {
    const folder = temporaryFolder();
    serviceIn(folder, { check: false }).synth();
    expect(contentsOf(folder)['web.k8s.yaml']).toContain('port: 99999');
  });

  it('is looked for beside what checks of ones own find', () => {
    const found = problemsOf(() => serviceIn('unused', { checks: [finding('error')] }).synth());
    expect(found.map(({ at }) => at)).toEqual(['/spec/ports/0/port', '/metadata/name']);
  });

  it('depends on the releases that are asked for', () => {
    const synthFor = (kubernetes: AppProps['kubernetes']) => {
      const app = new App({ outdir: temporaryFolder(), kubernetes });
      const object = { ...head('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema') };
      new ApiObject(new Chart(app, 'web'), 'flow', {
        ...object,
        spec: { priorityLevelConfiguration: { name: 'a' } },
      });
      app.synth();
    };
    synthFor('1.27');
    const [problem] = problemsOf(() => synthFor(['1.27', '1.37']));
    expect(problem?.what).toContain('(Kubernetes 1.37) (removed-api-version)');
  });

  it('is told of custom resources by their definitions', () => {
    const folder = temporaryFolder();
    expect(problemsOf(() => gadgetIn(folder, { definitions: [gadgets] }).synth())).toMatchObject([
      { at: '/spec/size', construct: 'web/gadget' },
    ]);
  });

  it('is a warning of the process where it is none of the errors: a kind that nobody knows', async () => {
    const warnings = await warningsOf(() => gadgetIn(temporaryFolder()).synth());
    expect(warnings).toMatchObject([
      {
        name: 'CheckWarning',
        code: 'unchecked-kind',
        message:
          'Gadget.example.com/web: "example.com/v1/Gadget" is not known, so the object was not checked',
        detail: expect.stringMatching(/^ {2}test\/app\.test\.ts:\d+:\d+ {2}web\/gadget\n {2}\S/),
      },
    ]);
  });

  it.each([
    [{ kubernetes: '1.2' as never }, 'App.kubernetes must be 1.27,', '"1.2"'],
    [{ kubernetes: 1.37 as never }, 'App.kubernetes must be 1.27,', 'got 1.37'],
    [{ kubernetes: [] }, 'App.kubernetes must be 1.27,', 'got []'],
    [{ definitions: gadgets as never }, 'App.definitions must be a list', 'CustomResourceDefinition'],
    [{ definitions: [gadgets, null as never] }, 'the kind at 1', 'nothing'],
  ])('is not looked for with settings that are wrong: %j', (props, ...words) => {
    const [problem] = problemsOf(() => new App(props));
    expect(problem).toMatchObject({ code: 'PROP_INVALID', origin: { file: 'test/app.test.ts' } });
    for (const word of words) expect(problem?.what).toContain(word);
  });
});

describe('App', () => {
  it('synthesizes again what has changed since, and nothing else', () => {
    const folder = temporaryFolder();
    const app = appIn(folder);
    app.synth();
    const first = contentsOf(folder);
    new ApiObject(new Chart(app, 'more'), 'o', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'o' } });
    app.synth();
    expect(contentsOf(folder)).toMatchObject({
      'web.k8s.yaml': first['web.k8s.yaml'],
      'more.k8s.yaml': expect.any(String),
    });
  });

  it('gives the same YAML as text, in the order of the files', () => {
    const app = appIn('unused');
    new ApiObject(new Chart(app, 'api'), 'o', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'o' } });
    const [secret, config] = ['Secret\nmetadata:\n  name: o', 'ConfigMap\nmetadata:\n  name: web'];
    expect(app.synthYaml()).toBe(`apiVersion: v1\nkind: ${secret}\n---\napiVersion: v1\nkind: ${config}\n`);
  });

  it('records which construct made what, for the validations of the stock command', () => {
    const folder = temporaryFolder();
    appIn(folder, { recordConstructMetadata: true, kustomization: true }).synth();
    const files = contentsOf(folder);
    expect(JSON.parse(files['construct-metadata.json'] ?? '')).toEqual({
      version: '1.0.0',
      resources: { web: { path: 'web/config' } },
    });
    expect(files['kustomization.yaml']).not.toContain('construct-metadata');
  });

  it('refuses to write over what it did not write, and tells how to take it over', () => {
    const folder = temporaryFolder({ 'web.k8s.yaml': 'mine' });
    expect(problemsOf(() => appIn(folder).synth())).toMatchObject([
      { code: 'OUTPUT_NOT_OURS', fix: expect.stringContaining('--adopt') },
    ]);
    expect(contentsOf(folder)).toEqual({ 'web.k8s.yaml': 'mine' });
  });
});
