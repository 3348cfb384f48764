import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, meanTheSame, parts } from './support.js';

describe('an ini file', () => {
  meanTheSame('my.ini', 'ini', [
    ['white space', '[a]\nb=1\n', '\n[a]\n\nb = 1  \n'],
    ['a comment', '[a]\nb=1\n', '; why\n[a]\n# who\nb=1\n'],
    ['the order of keys', '[a]\nb=1\nc=2\n', '[a]\nc=2\nb=1\n'],
    ['the order of sections', '[a]\nb=1\n[c]\nd=2\n', '[c]\nd=2\n[a]\nb=1\n'],
    ['the indentation of all keys', '[a]\nb=1\nc=2\n', '[a]\n\tb=1\n\tc=2\n'],
    ['another line ending', '[a]\nb=1\n', '[a]\r\nb=1\r\n'],
  ]);

  it.each([
    ['a value', '[a]\nb=1\n', '[a]\nb=2\n', ['changed [a] b: 1 → 2']],
    ['a key without a section', 'b=1\n', 'b=2\n', ['changed b: 1 → 2']],
    ['a key without a value', '[a]\nskip\n', '[a]\nskip=\n', ['changed [a] skip: null → ']],
    ['one of several of a key', '[a]\nb=1\nb=2\n', '[a]\nb=1\nb=3\n', ['changed [a] b[1]: 2 → 3']],
    [
      'a line that continues another value',
      '[a]\nb=1\nc=2\n',
      '[a]\nb=1\n  c=2\n',
      ['changed [a] b: 1 → 1\nc=2', 'removed [a] c: 2'],
    ],
    ['what may be a comment', '[a]\nb=1\n', '[a]\nb=1 ; one\n', ['changed [a] b: 1 → 1 ; one']],
    [
      'which of two sections has a key',
      '[p]\nk=1\ne=x\n[p]\nk=2\n',
      '[p]\nk=1\n[p]\nk=2\ne=x\n',
      ['removed [p][0] e: x', 'added [p][1] e: x'],
    ],
  ])('shows %s', (_, from, to, expected) => {
    expect(compareTexts('my.ini', from, to).language).toBe('ini');
    expect(parts('my.ini', from, to)).toEqual(expected);
  });

  it('is known by its sections where the name ends in .conf', () => {
    expect(compareTexts('app.conf', '[a]\nb = 1\n', '[a]\nb = 2\n').language).toBe('ini');
    expect(compareTexts('app.conf', 'b 1\n', 'b 2\n').language).toBe('text');
  });

  it('has no part where it was shuffled and laid out anew, and one where a value was changed', () => {
    const word = fc.stringMatching(/^[a-z0-9.]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, minLength: 1 }), (all) => {
        const text = (some: typeof all, sign: string) =>
          `[s]\n${some.map(([key, value]) => `${key}${sign}${value}\n`).join('; c\n')}`;
        expect(parts('a.ini', text(all, '='), text(all.toReversed(), ' = '))).toEqual([]);
        const [[key, value] = ['', ''], ...others] = all;
        expect(parts('a.ini', text(all, '='), text([[key, `${value}!`], ...others], '='))).toEqual([
          `changed [s] ${key}: ${value} → ${value}!`,
        ]);
      }),
    );
  });

  isSafe('a.ini');
});
