import { describe, expect, it } from 'vitest';
import { groupChanges, sharedFields } from '../../../src/diff/group-changes.js';
import { versionChange } from '../../../src/diff/image-version.js';
import { textReport } from '../../../src/report/changes/text.js';
import { compared, comparedFiles } from '../../support/compare.js';

const services = ['cart', 'checkout', 'frontend', 'payment'];
const deployment = (name: string, image: string, replicas = 1) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'server', image }] } },
    },
  });
const release = (tag: string, scale = (_: number) => 1) =>
  services
    .map((name, index) => deployment(name, `r.example:5000/shop/${name}${tag}`, scale(index)))
    .join('\n---\n');

describe('a release of many images', () => {
  it('is one group where only the version changes, in the same way', () => {
    const groups = groupChanges(compared(release(':v1'), release(':v2')).changes);
    expect(groups.map(({ changes, fields }) => [changes.length, fields.map(({ field }) => field)])).toEqual([
      [4, ['spec.template.spec.containers[].image']],
    ]);
  });

  it('is told once, with the version and not with the name of the first image', () => {
    const comparison = compared(release(':v1'), release(':v2'));
    const report = {
      comparison,
      base: 'a',
      head: 'b',
      release: '1.37',
      version: '1',
      failsAt: 'impossible',
    } as const;
    const text = textReport(report);
    expect(text).toContain('4 objects changed');
    expect(text).toContain('~ spec.template.spec.containers[].image  :v1 → :v2 (the version of each image)');
    expect(text).not.toContain('r.example:5000');
  });

  it('is told once for all of them when they differ in other ways too', () => {
    const groups = groupChanges(
      compared(
        release(':v1'),
        release(':v2', (index) => index + 2),
      ).changes,
    );
    const [first, ...others] = sharedFields(groups);
    expect([first?.field.field, first?.changes.length]).toEqual(['spec.template.spec.containers[].image', 4]);
    expect(others).toEqual([]);
  });

  it('is several groups where the versions are others', () => {
    const mixed = release(':v2').replace('cart:v2', 'cart:v3');
    const groups = groupChanges(compared(release(':v1'), mixed).changes);
    expect(groups.map(({ changes }) => changes.length).sort()).toEqual([1, 3]);
  });

  it('is no group with an image that gets another name', () => {
    const moved = release(':v2').replace('r.example:5000/shop/cart', 'elsewhere.example/cart');
    const groups = groupChanges(compared(release(':v1'), moved).changes);
    expect(groups.map(({ changes }) => changes.length).sort()).toEqual([1, 3]);
  });
});

describe('the version of an image', () => {
  const between = (from: string, to: string) =>
    versionChange({ how: 'changed', path: [], field: 'spec.containers[].image', from, to });

  it('is its tag and its digest, and not the port of its registry', () => {
    expect(between('h:5000/a:v1', 'h:5000/a:v2')).toEqual({ from: ':v1', to: ':v2' });
    expect(between('h:5000/a', 'h:5000/a:v2')).toEqual({ from: '', to: ':v2' });
    expect(between('a:v1@sha256:12', 'a:v1@sha256:34')).toEqual({
      from: ':v1@sha256:12',
      to: ':v1@sha256:34',
    });
  });

  it('is none of what has another name, or no form of an image', () => {
    expect(between('a:v1', 'b:v1')).toBeUndefined();
    expect(between('h:5000/a', 'h:5001/a')).toBeUndefined();
    expect(between('a:v 1', 'a:v2')).toBeUndefined();
    expect(between('', ':v2')).toBeUndefined();
  });
});

describe('the same object in the folders of many clusters', () => {
  const clusters = Array.from({ length: 40 }, (_, index) => `clusters/c${index}/cart.yaml`);
  const all = (text: (file: string) => string) =>
    Object.fromEntries(clusters.map((file) => [file, text(file)]));

  it('is one group where it changes in the same way', () => {
    const { changes } = comparedFiles(
      all(() => deployment('cart', 'cart:v1')),
      all(() => deployment('cart', 'cart:v2')),
    );
    expect(groupChanges(changes).map((group) => group.changes.length)).toEqual([40]);
  });

  it('is matched with that of its own folder, however they differ', () => {
    const { changes } = comparedFiles(
      all((file) => deployment('cart', `cart:${file.length}`, file.length)),
      all((file) => deployment('cart', `cart:${file.length}`, file.length + 1)),
    );
    expect(changes).toHaveLength(40);
    expect(groupChanges(changes).map((group) => group.changes.length)).toEqual([10, 30]);
  });

  it('is one group where it comes, or goes', () => {
    const text = deployment('cart', 'cart:v1');
    const added = comparedFiles(
      {},
      all(() => text),
    ).changes;
    expect(groupChanges(added).map(({ how, changes }) => [how, changes.length])).toEqual([['added', 40]]);
  });
});
