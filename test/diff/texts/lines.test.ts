import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, parts } from './support.js';

describe('a text without a structure', () => {
  it.each([
    ['a changed line', 'a\nb\nc\n', 'a\nx\nc\n', ['changed line 2: b → x']],
    ['inserted lines', 'a\nd\n', 'a\nb\nc\nd\n', ['added line 2: b\nc']],
    ['removed lines', 'a\nb\nc\nd\n', 'a\nd\n', ['removed line 2: b\nc']],
    ['two places', 'a\nb\nc\nd\n', 'x\nb\nc\ny\n', ['changed line 1: a → x', 'changed line 4: d → y']],
    ['white space at the end of a line', 'a\n', 'a \n', ['changed line 1: a → a ']],
    ['a line break at the end', 'a', 'a\n', ['added line break at the end']],
    ['an empty line at the end', 'a\n', 'a\n\n', ['added line 2: ']],
    ['line endings alone', 'a\nb\n', 'a\r\nb\r\n', ['changed line endings: LF → CRLF']],
    [
      'line endings and a line',
      'a\nb\n',
      'a\r\nc\r\n',
      ['changed line endings: LF → CRLF', 'changed line 2: b → c'],
    ],
    ['the ending of one line', 'a\nb\n', 'a\r\nb\n', ['changed line 1: a → a\r']],
    ['all of it', '', 'a\n', ['added line 1: a']],
    ['a NUL', 'a\0', 'a', ['changed line 1: a\0 → a']],
  ])('shows %s', (_, from, to, expected) => {
    expect(parts('run.sh', from, to)).toEqual(expected);
  });

  it.each(['run.sh', 'motd', 'db.example.com', 'init.sql', 'notes.md'])('is what %s holds', (name) => {
    expect(compareTexts(name, 'one  two\n', 'one two\n').language).toBe('text');
  });

  it('finds every difference, at the lines where it is', () => {
    const line = fc.constantFrom('a', 'b', 'c', '', ' ', 'd\r');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const found = compareTexts('run.sh', from, to).parts;
        expect(found.length > 0).toBe(from !== to);
        for (const { how, path, from: lines } of found)
          if (how === 'removed' && path.startsWith('line ') && lines !== undefined && !from.includes('\r'))
            expect(
              from
                .split('\n')
                .slice(Number(path.slice(5)) - 1)
                .join('\n'),
            ).toMatch(new RegExp(`^${lines}`));
      }),
      { numRuns: 1000 },
    );
  });

  it('shows no more than what was inserted into a long text', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `line ${at % 997}`);
    expect(parts('run.sh', lines.join('\n'), lines.toSpliced(7000, 0, 'new').join('\n'))).toEqual([
      'added line 7001: new',
    ]);
  });

  it('comes to an end where half a million lines are alike and in another order', () => {
    const text = (step: number) =>
      Array.from({ length: 500_000 }, (_, at) => 'ab'[((at * step) >> 3) % 2]).join('\n');
    expect(parts('run.sh', text(7919), text(104_729)).length).toBeGreaterThan(0);
  });

  isSafe('run.sh');
});
