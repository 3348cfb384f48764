import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { compare } from '../../../src/model/compare.js';
import { isSafe, meanTheSame, parts } from './support.js';

describe('a text of JSON', () => {
  meanTheSame('a.json', 'json', [
    ['white space', '{"a":[1,2]}', '{\r\n  "a": [ 1, 2 ]\r\n}\n'],
    ['the order of keys', '{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['an escape', '{"a":"é"}', '{"a":"\\u00e9"}'],
    ['another way to write a number', '{"a":100}', '{"a":1e2}'],
  ]);

  it.each([
    ['a value', '{"a":{"b":1}}', '{"a":{"b":2}}', ['changed a.b: 1 → 2']],
    ['a type', '{"a":1}', '{"a":"1"}', ['changed a: 1 → "1"']],
    [
      'a digit of a number that has too many',
      '{"a":12345678901234567890}',
      '{"a":12345678901234567891}',
      ['changed a: 12345678901234567890 → 12345678901234567891'],
    ],
    ['null against nothing', '{"a":null}', '{}', ['removed a: null']],
    [
      'a panel by its id',
      '{"panels":[{"id":1,"w":1},{"id":2,"w":1}]}',
      '{"panels":[{"id":1,"w":1},{"id":2,"w":3}]}',
      ['changed panels[id=2].w: 1 → 3'],
    ],
    ['a map that was added', '{}', '{"a":{"b":1}}', ['added a: {\n  "b": 1\n}']],
  ])('shows %s', (_, from, to, expected) => {
    expect(parts('a.json', from, to)).toEqual(expected);
  });

  it.each([
    ['a comma too many', '{"a":1}', '{"a":1,}'],
    ['a key twice', '{"a":1,"a":2}', '{"a":2}'],
    ['100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000), '[]'],
  ])('is compared by lines where it has %s', (_, from, to) => {
    const change = compareTexts('a.json', from, to);
    expect(change.language).toBe('text');
    expect(change.parts).not.toEqual([]);
  });

  it('compares the expressions of a dashboard by their meaning, but those of no other data source', () => {
    const panel = (type: string, expr: string) =>
      JSON.stringify({ panels: [{ targets: [{ refId: 'A', datasource: { type }, expr }] }] });
    const [one, other] = [
      'rate(x{a="1",b="2"}[$__rate_interval])',
      'rate( x{b="2", a="1"}[$__rate_interval] )',
    ];
    expect(parts('d.json', panel('prometheus', one), panel('prometheus', other))).toEqual([]);
    expect(parts('d.json', panel('loki', one), panel('loki', other))).toHaveLength(1);
  });

  it('has no part where it was only laid out anew, and differs where the values do', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(parts('a.json', JSON.stringify(a), JSON.stringify(a, null, 3))).toEqual([]);
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(parts('a.json', JSON.stringify(a), JSON.stringify(b, null, 1)).length === 0).toBe(same);
      }),
    );
  });

  isSafe('a.json');
});

/** With its keys in order. JSON.stringify() writes -0 as 0 already. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, of]) => [key, sorted(of)] as const);
  return { map: entries.sort(([a], [b]) => compare(a, b)) };
}
