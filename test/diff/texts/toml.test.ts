import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, meanTheSame, parts } from './support.js';

describe('a text of TOML', () => {
  meanTheSame('config.toml', 'toml', [
    ['white space', 'a=1\n[b]\nc=[1,2]\n', 'a = 1\n\n[ b ]\n  c = [\n    1,\n    2, # last\n  ]\n'],
    ['a comment', 'a = "#"\n', '# why\na = "#" # because\n'],
    ['the order of keys and tables', 'a = 1\n[b]\nc = 1\n[d]\ne = 1\n', 'a = 1\n[d]\ne = 1\n[b]\nc = 1\n'],
    ['the kind of quotes', "a = 'b'\n", 'a = "b"\n'],
    ['several lines of text', 'a = """\nb\nc"""\n', 'a = "b\\nc"\n'],
    ['a dotted key', 'a.b = 1\n', '[a]\nb = 1\n'],
    ['an inline table', 'a = {b = 1, c = 2}\n', 'a = { c = 2, b = 1 }\n'],
    ['an underscore in a number', 'a = 1000\n', 'a = 1_000\n'],
    ['another line ending', 'a = 1\n[b]\n', 'a = 1\r\n[b]\r\n'],
  ]);

  it.each([
    ['a value', '[a.b]\nc = 1\n', '[a.b]\nc = 2\n', ['changed a.b.c: 1 → 2']],
    ['a type', 'a = 1\n', 'a = 1.0\n', ['changed a: 1 → 1.0']],
    [
      'a date',
      'a = 2024-01-01 10:00:00Z\n',
      'a = 2024-01-02 10:00:00Z\n',
      ['changed a: 2024-01-01 10:00:00Z → 2024-01-02 10:00:00Z'],
    ],
    [
      'a table of a list',
      '[[a]]\nname = "x"\nv = 1\n',
      '[[a]]\nname = "x"\nv = 2\n',
      ['changed a[name=x].v: 1 → 2'],
    ],
    ['a table that was added', '', '[a]\nb = "c"\n', ['added a: b: c']],
    ['__proto__', '__proto__ = 1\n', '__proto__ = 2\n', ['changed __proto__: 1 → 2']],
  ])('shows %s', (_, from, to, expected) => {
    expect(compareTexts('config.toml', from, to).language).toBe('toml');
    expect(parts('config.toml', from, to)).toEqual(expected);
  });

  it.each([
    ['a key comes twice', 'a = 1\na = 2\n', 'a = 2\n'],
    ['a table comes twice', '[a]\nb = 1\n[a]\nc = 1\n', '[a]\nb = 1\nc = 1\n'],
    ['a value goes on behind another', 'a = 1 2\n', 'a = 1  2\n'],
    ['a text does not end', 'a = "b\n', 'a =  "b\n'],
    ['an escape goes over lines', 'a = """b\\\n  c"""\n', 'a = """bc"""\n'],
    ['nesting is endless', `a = ${'['.repeat(50_000)}`, 'a = []'],
  ])('is compared by lines where %s', (_, from, to) => {
    const change = compareTexts('config.toml', from, to);
    expect(change.language).toBe('text');
    expect(change.parts).not.toEqual([]);
  });

  it('has no part where it was shuffled and laid out anew, and one where a value was changed', () => {
    const key = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,7}$/);
    const value = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[ -~]*$/), fc.array(fc.integer()));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, minLength: 1 }),
        (all) => {
          const text = (some: typeof all, gap: string) =>
            `[t]\n${some.map(([name, of]) => `${name}${gap}=${gap}${JSON.stringify(of)}${gap}# c\n`).join('')}`;
          expect(parts('a.toml', text(all, ' '), text(all.toReversed(), '\t'))).toEqual([]);
          const [[name] = [''], ...others] = all;
          const changed = compareTexts(
            'a.toml',
            text(all, ' '),
            text([[name, 'another value'], ...others], ' '),
          );
          if (all[0]?.[1] !== 'another value')
            expect(changed.parts.map(({ path }) => path)).toEqual([`t.${name}`]);
        },
      ),
    );
  });

  isSafe('a.toml');
});
