import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../../src/yaml/load/load.js';

const TEXT = `# first
kind: Pod
metadata:
  name: &name "a"
  labels: {app: *name, a/b: c}
spec:
  containers:
  - name: server
    image: |
      x
  - {name: sidecar}
---
😀: 1
b: 2
`;

function placesIn(text: string, document = 0) {
  const loaded = loadDocuments(text)[document];
  const shown = (place?: { line: number; column: number }) => `${place?.line}:${place?.column}`;
  return (at: string) => [shown(loaded?.placeOf(at)), shown(loaded?.keyPlaceOf(at))];
}

describe('a place', () => {
  it.each([
    ['', '2:1', '2:1'],
    ['/kind', '2:7', '2:1'],
    ['/metadata', '4:3', '3:1'],
    ['/metadata/name', '4:9', '4:3'],
    ['/metadata/labels/app', '5:17', '5:12'],
    ['/metadata/labels/a~1b', '5:29', '5:24'],
    ['/spec/containers', '8:3', '7:3'],
    ['/spec/containers/0', '8:5', '8:5'],
    ['/spec/containers/0/image', '9:12', '9:5'],
    ['/spec/containers/1/name', '11:12', '11:6'],
  ])('of %j is where its value and its key are', (at, value, key) => {
    expect(placesIn(TEXT)(at)).toEqual([value, key]);
  });

  it('of what is missing is the key of the map that lacks it', () => {
    expect(placesIn(TEXT)('/spec/template/metadata')).toEqual(['6:1', '6:1']);
    expect(placesIn(TEXT)('/spec/containers/7')).toEqual(['7:3', '7:3']);
    expect(placesIn(TEXT)('/status')).toEqual(['2:1', '2:1']);
  });

  it('is counted in UTF-16 code units, over the whole text', () => {
    expect(placesIn(TEXT, 1)('/😀')).toEqual(['13:5', '13:1']);
  });

  it('of what an alias or << brings is where it was written', () => {
    const places = placesIn('a: &a {b: 1}\nc: *a\nd:\n  <<: *a\n  e: 2\n');
    expect(places('/c')).toEqual(['2:4', '2:1']);
    expect(places('/c/b')).toEqual(['1:11', '1:8']);
    expect(places('/d/b')).toEqual(['1:11', '1:8']);
  });

  it.each(['\r\n', '\r'])('counts lines that end in %j', (lineBreak) => {
    const text = ['a: 1', 'b:', '  c: 2', ''].join(lineBreak);
    expect(placesIn(text)('/b/c')).toEqual(['3:6', '3:3']);
  });

  it('gives no column to a byte order mark', () => {
    expect(placesIn('\ufeffa: 1')('/a')).toEqual(['1:4', '1:1']);
  });

  it('is found in JSON too', () => {
    const places = placesIn('{"a": 0}\n{\n  "b": [1,\n    {"c": 2}]}', 1);
    expect(places('/b/1/c')).toEqual(['4:11', '4:6']);
  });

  it('of a document that could not be read is its start', () => {
    expect(placesIn('a: 1\n---\na: b: c', 1)('/a')).toEqual(['3:1', '3:1']);
  });
});

describe('problems', () => {
  it.each(['a:\n  b: 1\n  c: 2\n  b: 3\n', '{"a":\n{"b": 1,\n "c": 2,\n "b": 3}}'])(
    'tell of a key that comes twice, and both places: %j',
    (text) => {
      const [document] = loadDocuments(text);
      expect(document?.value).toEqual({ a: { b: 3, c: 2 } });
      expect(document?.problems).toMatchObject([
        { kind: 'duplicate-key', at: '/a/b', line: 4, first: { line: 2 } },
      ]);
    },
  );

  it('find keys that become the same in JSON', () => {
    expect(loadDocuments('1: a\n"1": b')[0]?.problems).toMatchObject([{ kind: 'duplicate-key', at: '/1' }]);
    expect(loadDocuments('a: &a {b: 1}\nc: {<<: *a, b: 2}')[0]?.problems).toEqual([]);
  });

  it('tell of integers that lose digits', () => {
    for (const text of ['a: 9007199254740993', '{"a": 9007199254740993}'])
      expect(loadDocuments(text)[0]?.problems).toMatchObject([
        { kind: 'inexact-number', at: '/a', column: text.indexOf('9') + 1 },
      ]);
    expect(loadDocuments('a: 9007199254740991')[0]?.problems).toEqual([]);
  });
});

describe('the place of a whole map', () => {
  it.each([
    'a: 1\n',
    '\n\n# why\n  # more\n\na: 1\n',
    '---\n# why\na: 1\n',
    '# a licence\n---\n\n  a: 1\n  b: 2\n',
    '"a": 1\n',
    '{a: 1}\n',
    '? a\n: 1\n',
    '&x a: 1\n',
    '\r\n# why\r\na: 1\r\n',
    '\t\na: 1\n',
    '--- \na: 1\n---\nb: 1\n',
  ])('%j is where its first key is, however it was read', (text) => {
    const [loaded] = loadDocuments(text);
    const key = loaded?.keyPlaceOf('/a');
    // A brace or a mark goes before the first key.
    const before = /^([{?] ?)/.exec(text)?.[1]?.length ?? 0;
    const wanted = key && { ...key, column: key.column - before };
    expect(loaded?.placeOf('')).toEqual(wanted);
  });
});
