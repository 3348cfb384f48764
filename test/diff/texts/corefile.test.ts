import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, meanTheSame, parts } from './support.js';

const two =
  '.:53 {\n    errors\n    forward . 192.0.2.1 {\n        policy random\n        max_fails 3\n    }\n    cache 30\n}\n';

describe('a Corefile', () => {
  meanTheSame('Corefile', 'corefile', [
    ['white space', two, two.replaceAll('    ', '\t').replaceAll('\n', '\n\n')],
    ['another line ending', two, two.replaceAll('\n', '\r\n')],
    ['a comment', two, `# why\n${two.replace('errors', 'errors # to the log')}`],
    ['quoting', two, two.replace('192.0.2.1', '"192.0.2.1"')],
    ['the order of plugins', '. {\n errors\n cache\n}', '. {\n cache\n errors\n}'],
    [
      'the order of options',
      two,
      two.replace('policy random\n        max_fails 3', 'max_fails 3\n        policy random'),
    ],
    ['the order of server blocks', 'a {\n log\n}\nb {\n log\n}', 'b {\n log\n}\na {\n log\n}'],
    ['the order of keys', 'a, b {\n log\n}', 'b,\na {\n log\n}'],
    ['empty braces', '. {\n log\n}', '. {\n log {\n }\n}'],
    ['braces around the only block', '.\nlog\n', '. {\n log\n}'],
  ]);

  it.each([
    ['an argument', two, two.replace('30', '60'), ['changed .:53 > cache: cache 30 → cache 60']],
    [
      'an option',
      two,
      two.replace('random', 'sequential'),
      ['changed .:53 > forward > policy: policy random → policy sequential'],
    ],
    ['an added plugin', two, two.replace('cache', 'loop\n cache'), ['added .:53 > loop: loop']],
    ['a removed block', `${two}a {\n log\n}`, two, ['removed a: a {\n  log\n}']],
    ['another port', two, two.replace(':53', ':5353'), ['changed .:5353: .:53 → .:5353']],
    [
      'the order of rewrites',
      '. {\n rewrite name a b\n rewrite name c d\n}',
      '. {\n rewrite name c d\n rewrite name a b\n}',
      ['moved . > rewrite[1]: [0] → [1]'],
    ],
    [
      'the order of hosts',
      '. {\n hosts {\n 192.0.2.1 a\n 192.0.2.2 a\n }\n}',
      '. {\n hosts {\n 192.0.2.2 a\n 192.0.2.1 a\n }\n}',
      ['moved . > hosts > 192.0.2.1: [0] → [1]'],
    ],
    [
      'the order around an import',
      '. {\n import x\n log\n}',
      '. {\n log\n import x\n}',
      ['moved . > import: [0] → [1]'],
    ],
    [
      'a brace in a word',
      '. {\n log {$ZONE}\n}',
      '. {\n log {$OTHER}\n}',
      ['changed . > log: log {$ZONE} → log {$OTHER}'],
    ],
  ])('shows %s', (_, from, to, expected) => {
    expect(compareTexts('Corefile', from, to).language).toBe('corefile');
    expect(parts('Corefile', from, to)).toEqual(expected);
  });

  it.each([
    ['a brace does not close', '. {\n log\n', '. {\n  log\n'],
    ['a brace stands in its line', '. { log }\n', '. {  log }\n'],
    ['quotes do not end', '. {\n log "a\n}', '. {\n log  "a\n}'],
    ['nesting is endless', '. {\n'.repeat(50_000), '. {\n'.repeat(50_001)],
  ])('is compared by lines where %s', (_, from, to) => {
    expect(compareTexts('Corefile', from, to)).toMatchObject({
      language: 'text',
      parts: [{ how: expect.any(String) }],
    });
  });

  it('may be what is imported into a block', () => {
    expect(parts('log.override', 'log\ncache 3\n', 'cache 4\nlog\n')).toEqual([
      'changed cache: cache 3 → cache 4',
    ]);
  });

  it('has no part where plugins were shuffled and laid out anew, and one where an argument was changed', () => {
    const word = fc.stringMatching(/^[a-z0-9.:/]{1,8}$/);
    const plugins = fc.uniqueArray(
      fc.tuple(
        fc.stringMatching(/^[a-z]{3,8}$/).filter((name) => name !== 'import'),
        fc.array(word),
      ),
      {
        selector: ([name]) => name,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(plugins, (all) => {
        const text = (some: typeof all, gap: string) =>
          `.:53 {\n${some.map(([name, words]) => `${gap}${[name, ...words].join(gap)}${gap}# c\n`).join('')}}\n`;
        expect(parts('Corefile', text(all, ' '), text(all.toReversed(), '\t '))).toEqual([]);
        const [[name, words] = ['', []], ...others] = all;
        const changed = compareTexts(
          'Corefile',
          text(all, ' '),
          text([[name, [...words, 'more']], ...others], ' '),
        );
        expect(changed.parts.map(({ path }) => path)).toEqual([`.:53 > ${name}`]);
      }),
    );
  });

  isSafe('Corefile');
});
