import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lazyParts } from '../../src/yaml/load/lazy.js';
import { loadDocuments } from '../../src/yaml/load/load.js';

const pieces = fc.constantFrom(
  ...[
    '---',
    '--- # a',
    '---a',
    '--- b',
    '...',
    '\n',
    '\r\n',
    'a: 1',
    '- x',
    '# c',
    '{"a": 1}',
    '{',
    '}',
    '"',
    '\ufeff',
    '%YAML 1.1',
  ],
  ...['a: |', '  ---', '  b', '\t', '{{ a }}', '\0', ' '],
);
const texts = fc.array(pieces, { maxLength: 14 }).map((all) => all.join(''));
const lined = fc.array(pieces, { maxLength: 14 }).map((all) => all.join('\n'));

describe('the parts of a text', () => {
  it.each([
    ['any', texts],
    ['of lines', lined],
  ] as const)('hold the documents that the whole holds: %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const seen = (documents: ReturnType<typeof loadDocuments>) =>
          documents.map(({ value, error, problems, line, placeOf }) => ({
            value,
            error,
            problems,
            line,
            placeOf: typeof placeOf,
          }));
        expect(seen(lazyParts(text).flatMap((part) => [...part.documents()]))).toEqual(
          seen(loadDocuments(text)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('hold the same wherever they stand', () => {
    fc.assert(
      fc.property(lined, lined, (before, text) => {
        const values = (all: string) =>
          lazyParts(all).map(({ text, documents }) => [text, documents().map(({ value }) => value)] as const);
        const known = new Map(values(`---\n${text}`));
        for (const [part, found] of values(`${before}\n---\n${text}`))
          if (known.has(part)) expect(found).toEqual(known.get(part));
      }),
    );
  });
});
