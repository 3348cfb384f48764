import { ApiObject, Chart, App as StockApp, YamlOutputType } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/synth/assemble/assemble.js';
import { defaultLayout } from '../../../src/synth/assemble/layout-options.js';
import type { AppLike } from '../../../src/synth/assemble/tree.js';
import { layOut } from '../../../src/synth/files/layout.js';
import { codesOf, problemsOf } from '../../support/problems.js';

interface Made {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly name: string;
  readonly namespace?: string;
}

function pathsOf(charts: Record<string, readonly Made[]>, yamlOutputType: YamlOutputType): string[] {
  const app = new StockApp({ yamlOutputType, outdir: 'unused' });
  for (const [path, objects] of Object.entries(charts)) {
    let scope: StockApp | Chart = app;
    for (const id of path.split('/')) scope = (scope.node.tryFindChild(id) as Chart) ?? new Chart(scope, id);
    objects.forEach(({ kind = 'ConfigMap', apiVersion = 'v1', name, namespace }, index) => {
      new ApiObject(scope, `o${index}`, { apiVersion, kind, metadata: { name, namespace } });
    });
  }
  const { assembly, problems } = assemble(app as unknown as AppLike, defaultLayout);
  expect(problems).toEqual([]);
  return layOut([assembly], 'dist').map(({ path }) => path);
}

const { FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

describe('file names', () => {
  it('of charts are their paths, without a hash or a number', () => {
    expect(pathsOf({ dns: [{ name: 'a' }], 'prod/dns': [{ name: 'b' }] }, FILE_PER_CHART)).toEqual([
      'dns.k8s.yaml',
      'prod-dns.k8s.yaml',
    ]);
  });

  it('of charts carry the hash of stock only where two want the same one', () => {
    const paths = pathsOf(
      { 'a-b': [{ name: 'x' }], 'a/b': [{ name: 'y' }], c: [{ name: 'z' }] },
      FILE_PER_CHART,
    );
    expect(paths).toEqual([
      expect.stringMatching(/^a-b-c8[0-9a-f]{6}\.k8s\.yaml$/),
      'a-b.k8s.yaml',
      'c.k8s.yaml',
    ]);
  });

  it('of objects carry the namespace, and the group of a custom kind', () => {
    const objects = [
      { name: 'hello', kind: 'Service', namespace: 'prod' },
      { name: 'hello', kind: 'Service', namespace: 'test' },
      { name: 'hello', kind: 'Service', apiVersion: 'serving.knative.dev/v1', namespace: 'prod' },
      { name: 'system:reader', kind: 'ClusterRole', apiVersion: 'rbac.authorization.k8s.io/v1' },
    ];
    expect(pathsOf({ all: objects }, FILE_PER_RESOURCE)).toEqual([
      'ClusterRole.system-reader.k8s.yaml',
      'prod.Service.hello.k8s.yaml',
      'prod.Service.serving.knative.dev.hello.k8s.yaml',
      'test.Service.hello.k8s.yaml',
    ]);
  });

  it('of objects that would be one on some file systems get a digest', () => {
    const paths = pathsOf(
      {
        all: [
          { name: 'a', kind: 'X' },
          { name: 'a', kind: 'x' },
        ],
      },
      FILE_PER_RESOURCE,
    );
    expect(paths).toEqual([
      expect.stringMatching(/^X\.a-[0-9a-f]{8}\.k8s\.yaml$/),
      expect.stringMatching(/^x\.a-[0-9a-f]{8}\.k8s\.yaml$/),
    ]);
  });

  it('are short enough for a file system, whatever the name', () => {
    const [path = ''] = pathsOf(
      { c: [{ name: 'n'.repeat(253), namespace: 's'.repeat(63) }] },
      FILE_PER_RESOURCE,
    );
    expect(Buffer.byteLength(path)).toBeLessThan(256);
  });

  it('do not lead out of the folder, whatever ids and names are', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '../..',
        '../../etc/passwd',
        '/',
        '\\',
        '..\\..',
        '.hidden',
        '-',
        ' ',
        'C:\\x',
        '\u202e',
        'a\nb',
        '%2e%2e',
        'CON',
      ),
      // cdk8s itself cannot have a construct of such an id.
      fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => !(id in {})),
    );
    const types = fc.constantFrom(FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE);
    fc.assert(
      fc.property(hostile, hostile, types, (id, name, type) => {
        for (const path of pathsOf({ [id.replaceAll('/', '-') || 'x']: [{ name }] }, type)) {
          expect(path).toMatch(/^([0-9A-Za-z_][0-9A-Za-z._-]*\/)*[0-9A-Za-z_][0-9A-Za-z._-]*$/);
          expect(path).not.toMatch(/(^|\/)\.\.?(\/|$)/);
        }
      }),
    );
  });

  it('are refused where the extension leads out', () => {
    const app = new StockApp({ outputFileExtension: '/../../x.yaml', outdir: 'unused' });
    new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap' });
    const { assembly } = assemble(app as unknown as AppLike, defaultLayout);
    expect(codesOf(() => layOut([assembly], 'dist'))).toEqual(['OUTPUT_ESCAPES']);
  });

  it('are refused where two apps of one folder want the same', () => {
    const assemblies = [1, 2].map((number) => {
      const app = new StockApp({ outdir: 'unused' });
      new ApiObject(new Chart(app, 'same'), 'o', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `n${number}` },
      });
      return assemble(app as unknown as AppLike, defaultLayout).assembly;
    });
    expect(problemsOf(() => layOut(assemblies, 'dist'))).toMatchObject([
      {
        code: 'FILE_TWICE',
        what: 'The file "same.k8s.yaml" would be written for the chart same and the chart same.',
      },
    ]);
  });
});
