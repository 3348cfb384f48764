import { describe, expect, it } from 'vitest';
import { jsonPatch } from '../../../src/diff/json-patch.js';
import { applyPatch } from '../../support/apply-patch.js';
import { compared, told } from '../../support/compare.js';

const job = (generateName: string, image: string) =>
  JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { generateName, namespace: 'shop' },
    spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image }] } } },
  });

describe('objects whose names the server makes', () => {
  it('are matched by the beginning of their names', () => {
    expect(told(compared(job('migrate-', 'a:1'), job('migrate-', 'a:1')))).toEqual([]);
    expect(told(compared(job('migrate-', 'a:1'), job('migrate-', 'a:2')))).toEqual([
      'changed spec.template.spec.containers[name=a].image "a:1" -> "a:2"',
    ]);
  });

  it('are all there where several begin alike: each is an object of its own', () => {
    const [one, two, three] = ['a:1', 'a:2', 'a:3'].map((image) => job('migrate-', image));
    expect(told(compared(`${one}\n---\n${two}`, `${two}\n---\n${one}`))).toEqual([]);
    const { changes, notes } = compared(`${one}\n---\n${two}`, `${one}\n---\n${two}\n---\n${three}`);
    expect(changes.map(({ how }) => how)).toEqual(['added']);
    expect(notes).toEqual([]);
  });

  it('are others than those with a name', () => {
    const named = job('migrate-', 'a:1').replace('"generateName":"migrate-"', '"name":"other"');
    expect(compared(job('migrate-', 'a:1'), named).changes.map(({ how }) => how)).not.toContain('changed');
  });
});

const thing = (args: readonly unknown[]) =>
  JSON.stringify({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec: { args } });
const many = Array.from({ length: 5000 }, (_, index) => `item ${index}`);

describe('large lists in order', () => {
  it('differ by the one item that comes, goes or changes', () => {
    const [added, removed] = [many.toSpliced(2500, 0, 'new'), many.toSpliced(2500, 1)];
    expect(told(compared(thing(many), thing(added)))).toEqual(['added spec.args[2500] "new"']);
    expect(told(compared(thing(many), thing(removed)))).toEqual(['removed spec.args[2500] "item 2500"']);
    expect(told(compared(thing(many), thing(many.with(2500, 'other'))))).toEqual([
      'changed spec.args[2500] "item 2500" -> "other"',
    ]);
  });

  it('are told as moved where all of them stand elsewhere', () => {
    const { changes } = compared(thing(many), thing(many.toReversed()));
    expect(changes.flatMap(({ fields }) => fields.map(({ how }) => how))).toEqual(['moved']);
  });

  it('come out right when they have next to nothing in common', () => {
    const [a, b] = [
      thing(many),
      thing(many.map((item, index) => (index % 3 === 0 ? item : `${item}!`)).toReversed()),
    ];
    const [change] = compared(a, b).changes;
    expect(change?.fields.length).toBeGreaterThan(0);
    if (!change) return;
    const patched = applyPatch(JSON.parse(a), jsonPatch(change));
    expect(told(compared(JSON.stringify(patched), b))).toEqual([]);
  });
});
