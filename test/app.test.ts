import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { App, type AppProps } from '../src/app.js';
import type { Check, Severity } from '../src/model/finding.js';
import { contentsOf, temporaryFolder } from './support/folder.js';
import { problemsOf } from './support/problems.js';

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
