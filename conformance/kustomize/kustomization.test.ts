import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { App } from 'cdk8s-runbook';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { JsonObject } from '../../src/model/manifest.js';
import { temporaryFolder } from '../../test/support/folder.js';
import { hostileString } from '../../test/yaml/hostile.js';
import { prove } from '../support/prove.js';
import { built, kustomizations, written } from './build.js';

/** What kustomize writes is read by Go, too: kubectl and GitOps controllers do. */
const claim = { of: '--kustomization', by: ['kustomize', 'go-yaml'] };
const project = new URL('../../', import.meta.url).pathname;
const main = 'lib/cli/main.js';
const notCompiled = () => (existsSync(join(project, main)) ? undefined : 'npm run build has not run');

prove({ ...claim, needs: notCompiled }, 'our own charts are built to the objects that were written', () => {
  const folder = join(temporaryFolder(), 'out');
  const args = [main, 'synth', '--kustomization', '--output', folder];
  execFileSync(process.execPath, args, { cwd: project, stdio: 'pipe' });
  expect(built(folder)).toEqual(written(folder));
  expect(written(folder).length).toBeGreaterThan(50);
});

/** Names that some reader of YAML takes for something other than text. */
const names = ['true', 'null', '1e3', '0x1f', '07', '12-14', 'y', '2001-12-14', '1.0', 'a.b', '123', 'no'];

/** Two environments with the same charts, the names of whose objects and folders are as awkward as they may be. */
function awkward(folder: string, yamlOutputType: YamlOutputType): void {
  const app = new App({ outdir: folder, yamlOutputType, kustomization: true, check: false });
  for (const environment of ['prod', 'github.com', '1e3', 'base']) {
    const above = new Chart(app, environment, { namespace: `ns-${environment.replace('.', '-')}` });
    const chart = new Chart(above, 'web?ref=main', { namespace: `ns-${environment.replace('.', '-')}` });
    for (const [i, name] of names.entries()) configMap(i % 2 ? above : chart, name);
    new ApiObject(chart, 'numbers', custom(environment));
  }
  app.synth();
}

/** What kustomize refuses, or makes a blank (U+0085), however it is written: a proof below shows it. */
const unreadable = /[\u007f-\u009f\ufffe\uffff]/g;
const texts = fc
  .sample(hostileString, { numRuns: 400, seed: 4 })
  .map((text) => text.replace(unreadable, '?'));

function configMap(chart: Chart, name: string): void {
  const some = texts.slice(names.indexOf(name) * 30).slice(0, 30);
  const data = Object.fromEntries([...some, ...names].map((text, i) => [`${names[i] ?? `key-${i}`}`, text]));
  const labels = { 'app.kubernetes.io/version': name, empty: '' };
  const annotations = { 'example.org/note': some.join(' '), 'example.org/number': '0o17' };
  new ApiObject(chart, name, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels, annotations },
    data,
  });
}

function custom(environment: string) {
  const numbers = [
    0,
    -1,
    0.1,
    1e-7,
    1e21,
    2 ** 53 - 1,
    -(2 ** 53) + 1,
    1e3,
    123456789.125,
    5e-324,
    1.7976931348623157e308,
  ];
  const nested = {
    list: [[], {}, [null, ''], { a: [] }],
    on: true,
    off: false,
    'on ': 'on',
    'a: b': '#',
    '': 'x',
  };
  const spec: JsonObject = { numbers, nested, environment, texts: texts.slice(0, 60) };
  return { apiVersion: 'example.org/v1', kind: 'Kustomization', metadata: { name: 'numbers' }, spec };
}

const layouts = {
  'one file': YamlOutputType.FILE_PER_APP,
  'a file per chart': YamlOutputType.FILE_PER_CHART,
  'a file per object': YamlOutputType.FILE_PER_RESOURCE,
  'a folder per chart': YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
};

describe('an app with awkward names and values', () => {
  for (const [layout, type] of Object.entries(layouts)) {
    prove(claim, `as ${layout} is built to the objects that were written, from every folder`, () => {
      const folder = temporaryFolder();
      awkward(folder, type);
      expect(written(folder)).toHaveLength(4 * (names.length + 1));
      for (const each of kustomizations(folder)) expect([each, built(each)]).toEqual([each, written(each)]);
    });
  }
});

prove(claim, 'kustomize itself loses or refuses some characters, written as escapes or not', () => {
  const read = (character: string) => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  text: "a${character}b"\n`;
    const kustomization = 'resources:\n  - a.yaml\n';
    return built(temporaryFolder({ 'a.yaml': text, 'kustomization.yaml': kustomization }))[0]?.data;
  };
  expect(read('\\x85')).toEqual({ text: 'a b' });
  for (const character of ['\\x7F', '\\x80', '\\x9F', '\\uFFFE', '\\uFFFF'])
    expect(() => read(character)).toThrow('yaml: control characters are not allowed');
});
