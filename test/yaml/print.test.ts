import { runInNewContext } from 'node:vm';
import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { deployments } from '../../bench/fixtures.js';
import type { JsonValue } from '../../src/model/manifest.js';
import { print, printAll } from '../../src/yaml/print.js';
import { differences, isPrintedAlike } from './differences.js';
import { hostileString, jsonWith } from './hostile.js';

describe('print', () => {
  it('writes nested lists and maps as cdk8s does', () => {
    const value = { a: { b: [1, [2, { c: 3, d: { e: 4 } }], { f: [5] }] }, g: {}, h: [], i: [{}, [], [[]]] };
    expect(print(value)).toBe(
      `a:
  b:
    - 1
    - - 2
      - c: 3
        d:
          e: 4
    - f:
        - 5
g: {}
h: []
i:
  - {}
  - []
  - - []
`,
    );
    expect(print(value)).toBe(Yaml.stringify(value));
  });

  it('writes Deployments byte for byte as cdk8s does', () => {
    const objects = deployments(100);
    expect(printAll(objects)).toBe(Yaml.stringify(...objects));
  });

  it('is read back as the same value by YAML 1.1, merge keys included', () => {
    fc.assert(
      fc.property(jsonWith(hostileString), (value) => {
        expect(read(print(value))).toEqual([value]);
      }),
      { numRuns: 3000 },
    );
  });

  it('writes the bytes of cdk8s wherever it does not differ on purpose', () => {
    const ordinary = jsonWith(hostileString.filter(isPrintedAlike));
    fc.assert(
      fc.property(fc.dictionary(hostileString.filter(isPrintedAlike), ordinary), (value) => {
        expect(print(value)).toBe(Yaml.stringify(value));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(differences)('differs from cdk8s on purpose for $name', ({ text, printed }) => {
    expect(print({ a: text })).toBe(`a: ${printed}${printed.endsWith('\n') ? '' : '\n'}`);
    expect(print({ a: text })).not.toBe(Yaml.stringify({ a: text }));
    expect(isPrintedAlike(text)).toBe(false);
  });

  it('writes an object that occurs twice twice, without an anchor', () => {
    const shared = { a: [1] };
    expect(print({ b: shared, c: shared })).toBe('b:\n  a:\n    - 1\nc:\n  a:\n    - 1\n');
  });

  it('leaves out entries that are undefined, and with them the last of a map', () => {
    expect(print({ a: undefined, b: 1, c: { d: undefined } })).toBe('b: 1\nc: {}\n');
    expect(print([{ a: undefined, b: 1 }])).toBe('- b: 1\n');
  });

  it('keeps a key named __proto__', () => {
    const value: JsonValue = JSON.parse('{"__proto__": {"a": 1}}');
    expect(print(value)).toBe('__proto__:\n  a: 1\n');
  });

  it('prints maps without a prototype, and those of another realm', () => {
    expect(print(Object.assign(Object.create(null), { a: 1 }))).toBe('a: 1\n');
    expect(print(runInNewContext('({ a: [1] })'))).toBe('a:\n  - 1\n');
  });

  it('writes keys of more than 1024 characters in their explicit form', () => {
    const key = 'k'.repeat(1025);
    const value = { [key]: { a: 1, b: 2 }, c: [{ [key]: [1, 2] }, { [key]: 'x\ny' }], [`${key}l`]: 1 };
    expect(
      print(value).startsWith(`? ${key}\n: a: 1\n  b: 2\nc:\n  - ? ${key}\n    : - 1\n      - 2\n`),
    ).toBe(true);
    expect(print(value)).toBe(Yaml.stringify(value));
    expect(read(print(value))).toEqual([value]);
  });

  it.each([1022, 1023, 1024, 1025])('decides by the length of the printed key at %i characters', (length) => {
    for (const key of ['k'.repeat(length), `---${'k'.repeat(length - 3)}`, ' '.repeat(length)]) {
      for (const value of [{ [key]: 1 }, [{ [key]: [1] }]]) expect(print(value)).toBe(Yaml.stringify(value));
    }
  });
});

describe('print, of a document that is one scalar,', () => {
  it.each([
    ['word', 'word\n'],
    ['', '""\n'],
    [0, '0\n'],
    [null, 'null\n'],
    [false, 'false\n'],
    ['--- a', '|-\n  --- a\n'],
    ['...', '|-\n  ...\n'],
    ['---\r', '"---\\r"\n'],
  ])('writes %j as cdk8s does', (value, printed) => {
    expect(print(value)).toBe(printed);
    expect(print(value)).toBe(Yaml.stringify(value));
  });

  it('indents several lines, for Kubernetes refuses a block that is not indented', () => {
    expect(print('a\nb\n')).toBe('|\n  a\n  b\n');
  });
});

describe('print, which remembers short texts,', () => {
  it('takes a text for what it is in each place: a key, a value, a number', () => {
    const value = {
      '1': 1,
      a: '1',
      true: true,
      b: 'true',
      '---': '---',
      c: { '---': '---' },
      d: [{ '---': '...' }],
    };
    const printed = `"1": 1
a: "1"
"true": true
b: "true"
"---": ---
c:
  ---: ---
d:
  - ---: ...
`;
    expect(print(value)).toBe(printed);
    expect(print(value)).toBe(printed);
  });

  it('prints the same text at each depth with the indentation of that depth', () => {
    const value = { name: { name: { name: 'name' } }, names: [{ name: 'name', names: [{ name: 'a\nb' }] }] };
    expect(print(value)).toBe(Yaml.stringify(value));
    const deeper = [value, [{ a: structuredClone(value) }]];
    expect(print(deeper)).toBe(Yaml.stringify(deeper));
  });

  it('prints the same after it has seen more texts than it remembers', () => {
    const value = { name: '0x1F', no: 'no', list: ['name', 'no'] };
    const before = print(value);
    for (let i = 0; i < 10_000; i++) print({ [`k${i}`]: `v${i}`, [`${i}`]: `${i}` });
    expect(print(value)).toBe(before);
  });
});

describe('printAll', () => {
  it('puts --- between documents, as cdk8s does', () => {
    const documents = [{ a: 1 }, [], 'text', { b: 'x\n\n' }];
    expect(printAll(documents)).toBe('a: 1\n---\n[]\n---\ntext\n---\nb: |+\n  x\n\n');
    expect(printAll(documents)).toBe(Yaml.stringify(...documents));
    expect(read(printAll(documents))).toEqual(documents);
  });

  it('writes nothing for no documents, and takes any iterable', () => {
    expect(printAll([])).toBe('');
    expect(printAll(new Set([1, 2]))).toBe('1\n---\n2\n');
  });

  it('is read back document by document, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(jsonWith(hostileString), { minLength: 1, maxLength: 4 }), (documents) => {
        expect(read(printAll(documents))).toEqual(documents);
      }),
      { numRuns: 1000 },
    );
  });
});

function read(text: string): unknown[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true });
  expect('empty' in documents).toBe(false);
  return documents.map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
}
