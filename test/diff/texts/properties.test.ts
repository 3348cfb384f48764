import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, meanTheSame, parts } from './support.js';

describe('a text of properties', () => {
  meanTheSame('application.properties', 'properties', [
    ['the sign between key and value', 'a=1\nb: 2\nc 3\n', 'a = 1\nb=2\nc: 3\n'],
    ['the order', 'a=1\nb=2\n', 'b=2\na=1\n'],
    ['a comment', 'a=1\n', '# why\n! who\na=1\n'],
    ['a continued line', 'a=1,2\n', 'a=1,\\\n    2\n'],
    ['a value that a later one replaces', 'a=2\n', 'a=1\na=2\n'],
    ['an escape', 'a\\ b=é\n', 'a\\u0020b=\\u00e9\n'],
    ['another line ending', 'a=1\nb=2\n', 'a=1\r\nb=2\r\n'],
  ]);

  it.each([
    ['a value', 'server.port=1\n', 'server.port=2\n', ['changed server.port: 1 → 2']],
    ['white space behind a value', 'a=1\n', 'a=1 \n', ['changed a: 1 → 1 ']],
    ['an empty value against none', 'a=\n', '', ['removed a: ']],
    ['__proto__', '__proto__=1', '__proto__=2', ['changed __proto__: 1 → 2']],
  ])('shows %s', (_, from, to, expected) => {
    expect(parts('application.properties', from, to)).toEqual(expected);
  });

  it('is compared by lines where Spring or Java reads more in it', () => {
    expect(compareTexts('a.properties', 'a=1\n#---\na=2\n', 'a=2\n').language).toBe('text');
    expect(compareTexts('a.properties', 'a=\\uxyz\n', 'a=uxyz\n').language).toBe('text');
  });

  it('has no part where it was shuffled and laid out anew, and one where a value was changed', () => {
    const word = fc.stringMatching(/^[a-z0-9.]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, minLength: 1 }), (all) => {
        const text = (some: typeof all, sign: string) =>
          some.map(([key, value]) => `${key}${sign}${value}\n`).join('# c\n');
        expect(parts('a.properties', text(all, '='), text(all.toReversed(), ' : '))).toEqual([]);
        const [[key, value] = ['', ''], ...others] = all;
        expect(parts('a.properties', text(all, '='), text([[key, `${value}!`], ...others], '='))).toEqual([
          `changed ${key}: ${value} → ${value}!`,
        ]);
      }),
    );
  });

  isSafe('a.properties');
});

describe('a file of environment variables', () => {
  meanTheSame('.env', 'properties', [
    ['the order', 'A=1\nB=2\n', 'B=2\nA=1\n'],
    ['a comment', 'A=1\n', '# why\nA=1\n'],
  ]);

  it('shows a value with its quotes and blanks, of which readers differ', () => {
    expect(parts('app.env', 'A=1\nB\n', 'A="1"\nB=\n')).toEqual(['changed A: 1 → "1"', 'changed B: null → ']);
  });

  it('is compared by lines where one variable refers to another', () => {
    expect(compareTexts('.env', 'A=1\nB=$A\n', 'B=$A\nA=1\n').language).toBe('text');
  });

  isSafe('.env');
});
