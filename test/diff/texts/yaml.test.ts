import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import type { JsonValue } from '../../../src/model/manifest.js';
import { print } from '../../../src/yaml/print.js';
import { isSafe, meanTheSame, parts } from './support.js';

describe('a text of YAML', () => {
  meanTheSame('config.yaml', 'yaml', [
    ['the order of keys', 'a: 1\nb: 2\n', 'b: 2\na: 1\n'],
    ['a comment', 'a: 1\n', '# why\na: 1 # because\n'],
    ['quoting', 'a: b\n', 'a: "b"\n'],
    ['the style of a list', 'a: [b, c]\n', 'a:\n  - b\n  - c\n'],
    ['the style of a text', 'a: |\n  b\n  c\n', 'a: "b\\nc\\n"\n'],
    ['an alias written out', 'a: &x {b: 1}\nc: *x\n', 'a: {b: 1}\nc: {b: 1}\n'],
    ['another line ending', 'a: 1\nb: |\n  c\n', 'a: 1\r\nb: |\r\n  c\r\n'],
    ['a document marker', 'a: 1\n', '---\na: 1\n'],
    ['another way to write null', 'a: null\n', 'a:\n'],
  ]);

  it.each([
    ['a value', 'a: {b: 1}', 'a: {b: 2}', ['changed a.b: 1 → 2']],
    ['a key with dots', '"a.b": 1', '"a.b": 2', ['changed ["a.b"]: 1 → 2']],
    ['the type', 'a: 8080', 'a: "8080"', ['changed a: 8080 → "8080"']],
    ['the spelling of a number that may be a version', 'a: 1.10', 'a: 1.1', ['changed a: 1.10 → 1.1']],
    [
      'a digit of a number that has too many',
      'a: 12345678901234567890',
      'a: 12345678901234567891',
      ['changed a: 12345678901234567890 → 12345678901234567891'],
    ],
    ['a word that only some readers take for true', 'a: yes', 'a: true', ['changed a: yes → true']],
    ['a key that only some readers take for true', 'yes: 1', 'true: 1', ['removed yes: 1', 'added true: 1']],
    ['a list that became a map', 'a: []', 'a: {}', ['changed a: [] → {}']],
    ['an inserted item', 'a: [b, c]', 'a: [b, x, c]', ['added a[1]: x']],
    ['a replaced item', 'a: [b, c, d]', 'a: [b, x, d]', ['changed a[1]: c → x']],
    ['a moved item', 'a: [b, c, d]', 'a: [c, d, b]', ['moved a[2]: [0] → [2]']],
    ['an item that came twice', 'a: [b, b]', 'a: [b]', ['removed a[1]: b']],
    [
      'an item without a name',
      'a: [{p: 1, q: 2}, {p: 3}]',
      'a: [{r: 0}, {p: 1, q: 5}, {p: 3}]',
      ['changed a[1].q: 2 → 5', 'added a[0]: r: 0'],
    ],
    [
      'an item with a name',
      'a: [{name: x, v: 1}]',
      'a: [{name: y}, {name: x, v: 2}]',
      ['changed a[name=x].v: 1 → 2', 'added a[name=y]: name: y'],
    ],
    [
      'the order of named items',
      'a: [{name: x}, {name: y}]',
      'a: [{name: y}, {name: x}]',
      ['moved a[name=x]: [0] → [1]'],
    ],
    ['a second document', 'a: 1', 'a: 1\n---\nb: 2', ['added document[1]: b: 2']],
    ['all of it', '', 'a: 1', ['added document: a: 1']],
    ['__proto__', '__proto__: 1', '__proto__: 2', ['changed __proto__: 1 → 2']],
  ])('shows %s', (_, from, to, expected) => {
    expect(compareTexts('config.yaml', from, to).language).toBe('yaml');
    expect(parts('config.yaml', from, to)).toEqual(expected);
  });

  it.each([
    ['a key comes twice', 'a: 1\na: 2\n', 'a: 2\n'],
    ['a program has tags of its own', 'a: !secret x\n', 'a: x\n'],
    ['a list has a tag', 'a: !sum [1]\n', 'a: [1]\n'],
    ['it is broken', 'a: [\n', 'a: []\n'],
    ['content follows its end', 'a: 1\n...\nb: 2\n', 'a: 1\n...\nb: 3\n'],
    ['it is one plain text', 'two  words\n', 'two words\n'],
    ['aliases make a bomb of it', bomb(1), bomb(2)],
  ])('is compared by lines where %s', (_, from, to) => {
    const change = compareTexts('config.yaml', from, to);
    expect(change.language).toBe('text');
    expect(change.parts).not.toEqual([]);
  });

  it('is known without a name, unless it only happens to be YAML', () => {
    expect(compareTexts('foo', 'a: 1\n', 'a: 2\n').language).toBe('yaml');
    expect(compareTexts('foo', 'def f():\n  return 1\n', 'def f():\n  return 2\n').language).toBe('text');
    expect(compareTexts('run.sh', 'a: 1\n', 'a: 1 \n').language).toBe('text');
  });

  it('has no part where it was only laid out anew, and one where a value was changed', () => {
    // Behind white space, an exclamation mark may be a tag's, and is left to the lines.
    const map = fc
      .dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true, minKeys: 1 })
      .filter((value) => !JSON.stringify(value).includes('!'));
    fc.assert(
      fc.property(map, (all) => {
        // Without a minus before a zero, which JSON has and JSON.stringify() leaves out.
        const value: JsonValue = JSON.parse(JSON.stringify(all));
        const flow = stringify(value, { collectionStyle: 'flow', defaultStringType: 'QUOTE_DOUBLE' });
        const block = print(value);
        expect(parts('a.yaml', block, flow)).toEqual([]);
        expect(parts('a.yaml', block, `${block}added: 1\n`)).toEqual(['added added: 1']);
      }),
    );
  });

  isSafe('a.yaml');
  isSafe('foo');
});

function bomb(seed: number): string {
  const levels = ['b', 'c', 'd', 'e', 'f', 'g'].map(
    (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[at]}`).join()}]`,
  );
  return [`a: &a [${Array(9).fill(seed).join()}]`, ...levels].join('\n');
}
