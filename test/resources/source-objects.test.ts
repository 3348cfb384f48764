import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity } from '../../src/model/manifest.js';
import { quickHead } from '../../src/resources/quick-head.js';
import { SourceParts, sourceObjects } from '../../src/resources/source-objects.js';
import { partsOf } from '../../src/resources/text-part.js';

const map = (name: string, extra = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${extra}`;
const objects = (files: Record<string, string>) =>
  sourceObjects(new SourceParts(Object.entries(files).map(([file, text]) => ({ file, text }))));

describe('the objects of texts', () => {
  it('are found by their kind, those of lists too', () => {
    const set = objects({
      'a.yaml': map('a'),
      'b.json': '{"kind":"ConfigMapList","apiVersion":"v1","items":[{"metadata":{"name":"b"}}]}',
    });
    expect(set.ofKind('', 'ConfigMap').map(({ object }) => identity(object))).toEqual([
      'ConfigMap/a',
      'ConfigMap/b',
    ]);
    expect(set.ofKind('apps', 'ConfigMap')).toEqual([]);
  });

  it('are found by a kind that is written with an escape', () => {
    expect(
      objects({ 'a.yaml': map('a').replace('ConfigMap', '"Config\\x4dap"') }).ofKind('', 'ConfigMap'),
    ).toHaveLength(1);
  });

  it('are found by their identity, the nearest to another object first', () => {
    const set = objects({ 'prod/a.yaml': map('a'), 'dev/a.yaml': map('a'), 'dev/b.yaml': map('b') });
    const [b] = set.withIdentity('ConfigMap/b');
    expect(set.withIdentity('ConfigMap/a')).toHaveLength(2);
    expect(b && set.near('ConfigMap/a', b)?.placeOf?.('').file).toBe('dev/a.yaml');
    expect(b && set.near('ConfigMap/c', b)).toBeUndefined();
  });

  it('are found by a name that they mention', () => {
    const set = objects({
      'a.yaml': `${map('a', 'data: {x: web}\n')}---\n${map('b', 'data: {x: "w\\x65b"}\n')}---\n${map('c')}`,
    });
    expect(set.mentioning('web').map(({ object }) => object.metadata.name)).toEqual(['a', 'b']);
  });
});

describe('a quick head', () => {
  const line = fc.constantFrom(
    ...[
      'apiVersion: v1',
      'apiVersion: apps/v1 # c',
      'kind: Pod',
      'kind: "Pod"',
      'kind: Pod#a',
      'metadata:',
      'metadata: {name: x}',
      'kind: PodList',
    ],
    ...[
      '  name: a',
      '  name: 5',
      '  name: yes',
      '  name: a#b',
      '  name: a # b',
      "  name: 'a'",
      '  name: a',
      '    b',
      '  namespace: n',
      '  namespace:',
      '  labels:',
    ],
    ...[
      '    name: inner',
      '---',
      '# c',
      '',
      'spec:',
      '  - name: x',
      '- x',
      '<<: *a',
      '"kind": Pod',
      'a: |',
      '   name: b',
      '\t',
      'items: []',
    ],
  );
  it('is that of the object, or is not told', () => {
    const told = { count: 0 };
    const start = fc.constantFrom(
      [],
      ['apiVersion: v1', 'kind: Pod', 'metadata:'],
      ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: a'],
    );
    fc.assert(
      fc.property(start, fc.array(line, { maxLength: 6 }), (first, rest) => {
        const text = [...first, ...rest].join('\n');
        const [part, ...others] = partsOf({ file: 'a', text });
        const head = part && quickHead(part.text);
        if (!part || !head || others.length > 0 || part.manifests.length === 0) return;
        told.count++;
        const { apiVersion, kind, metadata } = part.manifests[0]?.object ?? {};
        expect([apiVersion, kind, metadata?.name, metadata?.namespace ?? undefined]).toEqual([
          head.apiVersion,
          head.kind,
          head.name,
          head.namespace,
        ]);
        expect(part.manifests).toHaveLength(1);
      }),
      { numRuns: 3000 },
    );
    expect(told.count).toBeGreaterThan(50);
  });
});
