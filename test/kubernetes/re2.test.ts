import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { ambiguity } from '../../src/kubernetes/re2/ambiguity.js';
import { parsePattern } from '../../src/kubernetes/re2/parse-pattern.js';
import { compilePattern, type Pattern } from '../../src/kubernetes/re2.js';

function compiled(pattern: string): Pattern {
  const result = compilePattern(pattern);
  if ('error' in result) throw new Error(result.error);
  return result;
}

function power(pattern: string): number | undefined {
  const parsed = parsePattern(pattern);
  return parsed && ambiguity(parsed);
}

describe('compilePattern', () => {
  it.each([
    ['b', 'abc', true],
    ['^b', 'abc', false],
    ['(?i)ABC', 'xabcx', true],
    ['(?i)^[^a]$', 'A', false],
    ['(?i)^\\W$', 's', false],
    ['^(?i)(abort|warn)?$', 'WARN', true],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['a.c', 'a\u2028c', true],
    ['a$', 'a\n', false],
    ['a\\z', 'a', true],
    ['\\s', '\v', false],
    ['\\s', '\u00a0', false],
    ['^\\d+$', '٣', false],
    ['^\\pL+$', 'é', true],
    ['^[[:alpha:]_-]+$', 'a_-B', true],
    ['^\\Qa.b\\E$', 'a.b', true],
    ['^.$', '😀', true],
    ['^[^a]$', '😀', true],
    ['x{,2}', 'x{,2}', true],
    ['^[]a]+$', ']a', true],
    ['^[a\\-z]+$', '-', true],
    ['\\x41\\x{1F600}', 'A😀', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(compiled(pattern).test(text)).toBe(expected);
  });

  it.each([
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['x{1001}', 'invalid repeat count: `{1001}`'],
    ['(', 'missing closing ): `(`'],
    ['[z-a]', 'invalid character class range: `z-a`'],
  ])('%s is refused as Go refuses it', (pattern, says) => {
    expect(compilePattern(pattern)).toEqual({ error: `error parsing regexp: ${says}` });
  });

  it('finds all matches as Go does, empty ones not right behind another', () => {
    expect(compiled('a*').findAll('aab')).toEqual(['aa', '']);
    expect(compiled('[0-9]+').findAll('a1b22c333', 2)).toEqual(['1', '22']);
  });

  it('means the same whether this machine or RE2 runs it', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '-',
      '.',
      '[a-b]',
      '[^a]',
      '\\d',
      '\\w',
      '\\b',
      '1',
      'é',
      '😀',
      '^',
      '$',
    );
    const pattern = fc
      .array(fc.tuple(part, fc.constantFrom('', '', '*', '+', '?', '{0,2}', '*?', '|')), { maxLength: 7 })
      .map((parts) => parts.map(([one, times]) => one + times).join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '1', 'é', '😀', '\n', 'A') });
    fc.assert(
      fc.property(fc.constantFrom('', '(?i)', '(?s)'), pattern, text, (flags, source, given) => {
        fc.pre(power(flags + source) !== undefined);
        const oracle = RE2JS.compile(flags + source).matcher(given);
        const found: string[] = [];
        while (oracle.find()) found.push(oracle.group() ?? '');
        const own = compiled(flags + source);
        expect(own.test(given)).toBe(found.length > 0);
        expect(own.findAll(given, 1)).toEqual(found.slice(0, 1));
      }),
    );
  });

  it('never throws, whatever the pattern', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, text) => {
        const result = compilePattern(source);
        return 'error' in result ? result.error !== '' : typeof result.test(text) === 'boolean';
      }),
    );
  });
});

describe('ambiguity', () => {
  it.each(['(a+)+$', '(a|a)*$', '(a*)*b', '^([0-9]+(ns|s)?)+$', '(a|ab|b)*c', '^(?:x?y?)*$'])(
    '%s might explode',
    (pattern) => expect(power(pattern)).toBeUndefined(),
  );

  it.each([
    ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$', 1],
    ['^(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?$', 1],
    ['^a*a*$', 2],
    ['^a*a*a*$', 3],
    ['a*b', 2],
  ])('%s can take so many steps as the text is long, to the power of %i', (pattern, expected) => {
    expect(power(pattern)).toBe(expected);
  });
});
