import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth } from '../../../src/report/cell-width.js';
import { textReport } from '../../../src/report/changes/text.js';
import { hostileReport } from './hostile.js';
import { changed, fieldOf, fullReport, manyChanges, objectOf, reportOf } from './reports.js';

const LINES = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

describe('the text format', () => {
  it('has a summary, then what changes, worst first', async () => {
    await expect(textReport(fullReport)).toMatchFileSnapshot('snapshots/report.snap.txt');
  });

  it('fits on a narrow terminal', async () => {
    const text = textReport(fullReport, { width: 60 });
    await expect(text).toMatchFileSnapshot('snapshots/report-60.snap.txt');
  });

  it('is a line and its scope where nothing changes', () => {
    expect(textReport(reportOf([]), { width: 200 })).toBe(
      `main → the working tree: Nothing changes in meaning.
  scope          40 unchanged, 2 of them in another file; 50 objects of 12 files against 51 of 12, by the schemas of Kubernetes 1.37
`,
    );
  });

  it('does not say that nothing changes where something could not be compared and differs', () => {
    const { notes } = fullReport.comparison;
    const text = textReport(reportOf([], { notes }));
    expect(text).toContain('No object changes, but what could not be compared does.');
    expect(text).toContain('dist/old.yaml is a Helm template');
    expect(text).toContain('"example.com/v1/Thing" is not known');
  });

  it('has colours only when asked for', () => {
    expect(textReport(fullReport)).not.toContain('\u001b');
    const colored = textReport(fullReport, { color: true });
    expect(colored).toContain('\u001b[31mimpossible');
    expect(colored).toContain('\u001b[32m5\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(textReport(fullReport));
  });

  it('fits the width and lets no character act on the terminal, whatever is in it', () => {
    fc.assert(
      fc.property(hostileReport, fc.integer({ min: 40, max: 200 }), (report, width) => {
        const text = textReport(report, { width });
        expect(text).not.toMatch(LINES);
        for (const line of text.split('\n')) expect(cellWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });

  it('tells the same change in many objects once', () => {
    const text = textReport(reportOf(manyChanges(48, 'same')));
    expect(text.match(/nginx:1\.25 → nginx:1\.27/g)).toHaveLength(1);
    expect(text).toContain('rollout  48 objects changed');
    expect(text).toContain(' and 40 more\n');
  });

  it('tells once what objects share that differ in other ways', () => {
    const replicas = (n: number) => fieldOf('spec/replicas', { from: 1, to: n });
    const changes = manyChanges(4, 'same').map((change, index) => ({
      ...change,
      fields: [...change.fields, replicas(index + 2)],
    }));
    const text = textReport(reportOf(changes));
    expect(text.match(/nginx:1\.25 → nginx:1\.27/g)).toHaveLength(1);
    expect(text.match(/and 1 field that many objects share, told at the top/g)).toHaveLength(4);
    for (const n of [2, 3, 4, 5]) expect(text).toContain(`  ~ spec.replicas  1 → ${n}\n`);
  });

  it('names no list item that is another one in each object', () => {
    const image = (container: string) =>
      fieldOf(`spec/containers/name=${container}/image`, { from: 'a:1', to: 'a:2' });
    const changes = ['api', 'web'].map((name) => changed(objectOf('Deployment', name), [image(name)]));
    expect(textReport(reportOf(changes))).toContain('  ~ spec.containers[].image  a:1 → a:2\n');
  });

  it('keeps objects together that differ in noise', () => {
    const sums = (n: number) =>
      fieldOf('metadata/annotations/checksum', { from: `a${n}`, to: `b${n}`, noise: 'checksum' });
    const changes = manyChanges(5, 'same').map((change, index) => ({
      ...change,
      fields: [...change.fields, sums(index)],
    }));
    const text = textReport(reportOf(changes));
    expect(text).toContain('rollout  5 objects changed');
    expect(text).toContain('  ~ 5 × metadata.annotations.checksum  (another value in each)\n');
  });

  it('tells 20,000 different changes', () => {
    const text = textReport(reportOf(manyChanges(20_000, 'different')));
    expect(text.match(/nginx:1\.25 → nginx:1\.27-\d+/g)).toHaveLength(20_000);
    expect(text.match(/^ {2}why /gm)).toHaveLength(1);
  });

  it('names the files of objects that have the same identity', () => {
    const one = changed(objectOf('ConfigMap', 'web'), [fieldOf('data/a', { from: 'x', to: 'y' })]);
    const other = { ...one, head: one.head && { ...one.head, placeOf: () => at('clusters/b.yaml') } };
    expect(textReport(reportOf([one, other]))).toContain(
      'ConfigMap/prod/web (dist/web.yaml), ConfigMap/prod/web (clusters/b.yaml)',
    );
  });
});

describe('a value', () => {
  function told(from: unknown, to: unknown): string {
    // What the tests hand in is JSON.
    const values = { from, to } as { from: string; to: string };
    const text = textReport(reportOf([changed(objectOf('ConfigMap', 'web'), [fieldOf('data/a', values)])]));
    return text.slice(text.indexOf('~ data.a') + '~ data.a'.length);
  }

  it('has quotes where it would be taken for something else', () => {
    expect(told('1', 1)).toBe('  "1" → 1\n');
    expect(told('', null)).toBe('  "" → null\n');
  });

  it('is cut where it is equal, and the difference stays', () => {
    const same = 'x'.repeat(500);
    expect(told(`${same}old${same}`, `${same}newer${same}`)).toMatch(
      /^\n {6}- …x{30,}oldx{30,}…\n {6}\+ …x{30,}newerx{30,}…\n$/,
    );
  });

  it('of several lines is told by the lines that differ', () => {
    expect(told('a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nD\ne\nf\n')).toBe(
      '\n      … 1 line\n        b\n        c\n      - d\n      + D\n        e\n        f\n',
    );
  });

  it('that differs in its last line feed alone says so', () => {
    expect(told('a\nb', 'a\nb\n')).toBe('\n      + (the line feed at the end)\n');
  });

  it('of a thousand lines that all differ is cut, and says by how many', () => {
    const lines = (word: string) => Array.from({ length: 1000 }, (_, n) => `${word} ${n}\n`).join('');
    expect(told(lines('old'), lines('new'))).toContain('      … 1960 more lines\n');
  });
});

function at(file: string) {
  return { file, line: 1, column: 1 };
}
