import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../../src/yaml/load/load.js';

const valuesOf = (text: string) =>
  loadDocuments(text).map(({ value, error, line }) => (error ? `error in ${error.line}` : [line, value]));

describe('a stream', () => {
  it('is split at lines that start with ---', () => {
    expect(valuesOf('---\na: 1\n--- # second\nb: 2\n---\n')).toEqual([
      [1, { a: 1 }],
      [4, { b: 2 }],
    ]);
  });

  it('has documents without a value, where there are only comments, nothing, or null', () => {
    expect(valuesOf('# a\n---\n\n---\n~\n---\nb: 2')).toEqual([
      [1, undefined],
      [3, undefined],
      [5, undefined],
      [7, { b: 2 }],
    ]);
  });

  it('is empty if the text is', () => {
    expect(valuesOf('')).toEqual([[1, undefined]]);
  });

  it('is read on after a broken document', () => {
    expect(valuesOf('a: 1\n---\na: b: c\n---\nc: 3')).toEqual([[1, { a: 1 }], 'error in 3', [5, { c: 3 }]]);
  });

  it('is not split where more than a comment follows ---, and Kubernetes refuses that', () => {
    expect(valuesOf('a: 1\n---b: 2\nc: 3\n---\nd: 4')).toEqual([[1, { a: 1 }], 'error in 2', [5, { d: 4 }]]);
  });

  it('ends a document at ..., and what follows is a problem since Kubernetes drops it', () => {
    const [document] = loadDocuments('a: 1\n...\n# why\nb: 2\n');
    expect(document).toMatchObject({
      value: { a: 1 },
      problems: [{ kind: 'ignored-text', line: 4, column: 1 }],
    });
    expect(loadDocuments('a: 1\n...\n# end\n')[0]?.problems).toEqual([]);
  });

  it('may be one of JSON', () => {
    expect(valuesOf('{"a": 1}\n{"b": [true, null, "\\ud83d\\ude00\\/", -1.5e3]}')).toEqual([
      [1, { a: 1 }],
      [2, { b: [true, null, '😀/', -1500] }],
    ]);
  });

  it('may go over from JSON to YAML after the first document', () => {
    expect(valuesOf('{"a": 1}\n---\nb: 2\n---\n{c: 3}')).toEqual([
      [1, { a: 1 }],
      [2, { b: 2 }],
      [5, { c: 3 }],
    ]);
    expect(valuesOf('{a: 1}')).toEqual([[1, { a: 1 }]]);
  });

  it('says where JSON is broken once it can be nothing else', () => {
    const documents = loadDocuments('{"a": 1}\n{"b": 2}\n{"c": 3,}\n---\nd: 4');
    expect(documents.at(2)?.error).toMatchObject({ line: 3, column: 9 });
    expect(documents.at(3)?.value).toEqual({ d: 4 });
  });

  it('makes U+FFFD of half a character in JSON, as Go does', () => {
    expect(loadDocuments('{"a": "\\ud83d"}')[0]?.value).toEqual({ a: '\ufffd' });
  });
});
