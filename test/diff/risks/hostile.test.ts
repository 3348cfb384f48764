import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { fixtures } from './fixtures.js';
import { risksBetween } from './risks-between.js';

const all = fixtures();
const odd = fc.constantFrom<unknown>(
  null,
  '',
  'x',
  0,
  -1,
  1e21,
  true,
  [],
  [null],
  {},
  [[]],
  { a: null },
  '0',
  ['x', 1],
);

/** A value with what lies at one of its places replaced; the places are counted as they are met. */
function replaced(value: unknown, counter: { left: number }, by: unknown, depth = 0): unknown {
  // What makes it an object of a kind stays.
  if (depth > 1 && counter.left-- === 0) return by;
  if (Array.isArray(value)) return value.map((item) => replaced(item, counter, by, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => [key, replaced(it, counter, by, depth + 1)]),
  );
}

describe('the rules of a difference', () => {
  it('take any value at any place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.nat(60),
        odd,
        fc.constantFrom('base' as const, 'head' as const),
        (fixture, left, by, side) => {
          const counter = { left };
          const documents = parseAllDocuments(fixture[side]).map((document) =>
            stringify(replaced(document.toJS(), counter, by)),
          );
          const texts = { ...fixture, [side]: documents.join('---\n') };
          expect(() => risksBetween(texts.base, texts.head)).not.toThrow();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('say the same in every run', () => {
    for (const { base, head } of all) expect(risksBetween(base, head)).toEqual(risksBetween(base, head));
  });
});
