import { describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../src/yaml/load/limits.js';
import { loadDocuments } from '../../../src/yaml/load/load.js';

const errorOf = (text: string) => loadDocuments(text)[0]?.error;

describe('limits', () => {
  it('refuse a text that is too long, before anything of it is read', () => {
    const [document, ...more] = loadDocuments('a: 1\n---\nb: 2', { length: 10 });
    expect(document?.error).toMatchObject({
      what: 'This text has 13 characters; at most 10 are read.',
      line: 1,
    });
    expect(more).toEqual([]);
    expect(LIMITS.length).toBeLessThan(2 ** 29);
  });

  it.each([
    ['block lists', (depth: number) => '- '.repeat(depth)],
    [
      'block maps',
      (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    ],
    ['flow lists', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
    ['flow maps', (depth: number) => '{a: '.repeat(depth) + '}'.repeat(depth)],
    ['JSON', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['flow pairs', (depth: number) => `${'[a: '.repeat(depth / 2)}${']'.repeat(depth / 2)}`],
  ])('refuse %s that are too deep, and no others', (_, nested) => {
    expect(errorOf(nested(1000))).toBeUndefined();
    expect(errorOf(nested(1002))?.what).toBe('This lies more than 1000 levels deep.');
    expect(errorOf(nested(5000))?.what).toBeDefined();
  });

  it('refuse a document of too many values that is not written plainly', () => {
    const list = (count: number) => `- &a b\n${'- b\n'.repeat(count - 1)}`;
    const [many, few] = loadDocuments(`${list(10)}---\n${list(9)}`, { values: 10 });
    expect(many?.error).toMatchObject({ what: 'This document has more than 10 values.', line: 10 });
    expect(few?.value).toHaveLength(9);
  });

  it('read as many values as there are where all is plain, and know the places of no more', () => {
    const [document] = loadDocuments(`a:\n${'- b\n'.repeat(20)}`, { values: 10 });
    expect(document?.value).toMatchObject({ a: expect.arrayContaining(['b']) });
    expect(document?.placeOf('/a/1')).toMatchObject({ line: 1 });
    const [small] = loadDocuments(`a:\n${'- b\n'.repeat(5)}`, { values: 10 });
    expect(small?.placeOf('/a/1')).toMatchObject({ line: 3 });
  });

  it('refuse depth that is made of aliases', () => {
    const steps = Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`);
    const error = (count: number) =>
      loadDocuments(`a0: &a0 x\n${steps.slice(0, count).join('')}`, { depth: 50 })[0]?.error;
    expect(error(60)?.what).toBe('This lies more than 50 levels deep.');
    expect(error(49)).toBeUndefined();
  });

  it('refuse a bomb of aliases', () => {
    const list = (alias: string) => `[${Array(10).fill(alias).join(', ')}]`;
    const bomb = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} ${list(`*a${i}`)}\n`).join('');
    expect(errorOf(`a0: &a0 x\n${bomb}`)?.what).toMatch(/^The aliases/);
    expect(errorOf(`a: &a ${list('x')}\nb: &b ${list('*a')}\nc: ${list('*b')}`)).toBeUndefined();
  });

  it.each([
    ['a: b\0c', 5, /NUL byte/],
    ['\0', 1, /NUL byte/],
    ['a: "\u001b[0m"', 5, /U\+001B/],
    ['a: \ud83d', 4, /half of a character/],
    ['# \uffff', 3, /U\+FFFF/],
    ['\ufeff\ufeffa: 1', 1, /two byte order marks/],
  ])('refuse what is no text: %j', (text, column, what) => {
    expect(errorOf(text)).toMatchObject({ line: 1, column, what: expect.stringMatching(what) });
  });

  it('give a hint for templates that were not rendered', () => {
    expect(errorOf('a: {{ .Values.a }}')?.fix).toMatch(/helm template/);
    expect(errorOf('a: b: c')?.fix).not.toMatch(/helm/);
  });
});

describe('work', () => {
  it.each([
    ['block maps', (n: number) => 'a:\n  b: c\n---\n'.repeat(n)],
    ['one long list', (n: number) => '- a: b\n  c: "d"\n'.repeat(n)],
    ['flow lists', (n: number) => `[${'a, "b", '.repeat(n)}]`],
    ['flow maps', (n: number) => `{${Array.from({ length: n }, (_, i) => `k${i}: {}`).join(', ')}}`],
    ['many lines of a scalar', (n: number) => `a: b\n${'  c\n\n'.repeat(n)}`],
    ['a long key', (n: number) => `${'a b '.repeat(n)}: c`],
    ['quotes that never end', (n: number) => `a: "b\n---\n`.repeat(n)],
    ['brackets that never end', (n: number) => `{"a": [\n---\n`.repeat(n)],
    ['empty lines', (n: number) => `a: |\n${'\n'.repeat(n)}b: c`],
    ['comments', (n: number) => `a: b\n${'# c\n'.repeat(n)}`],
    ['keys that come twice', (n: number) => 'a: b\n'.repeat(n)],
    ['aliases', (n: number) => `- &a b\n${'- *a\n'.repeat(n)}`],
    ['values of JSON', (n: number) => '{"a": "b"}\n'.repeat(n)],
    ['backslashes', (n: number) => `{"a": "${'\\\\'.repeat(n)}"}`],
    ['carriage returns', (n: number) => 'a: b\r\n---\r\n'.repeat(n)],
  ])('grows with the text, not with its square: %s', (_, text) => {
    const [small, large] = [workFor(text(500)), workFor(text(2000))];
    expect(small).toBeGreaterThan(0);
    expect(large / small).toBeLessThan(6);
  });
});

/** How many characters of the text were looked at: one by one, in searches, and in what was cut out. */
function workFor(text: string): number {
  let work = 0;
  const { charCodeAt, indexOf, slice, includes } = String.prototype;
  vi.spyOn(String.prototype, 'charCodeAt').mockImplementation(function (this: string, at) {
    work++;
    return charCodeAt.call(this, at);
  });
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, what, from = 0) {
    const found = indexOf.call(this, what, from);
    work += (found < 0 ? this.length : found) - from;
    return found;
  });
  vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
    const part = slice.call(this, from, to);
    work += part.length;
    return part;
  });
  vi.spyOn(String.prototype, 'includes').mockImplementation(function (this: string, what, from) {
    work += this.length;
    return includes.call(this, what, from);
  });
  try {
    loadDocuments(text);
  } finally {
    vi.restoreAllMocks();
  }
  return work;
}
