import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, meanTheSame, parts } from './support.js';

function rule(expr: string, more = ''): string {
  return `groups:\n- name: node\n  rules:\n  - alert: Down\n    expr: ${JSON.stringify(expr)}\n${more}`;
}

describe('rules of Prometheus', () => {
  const pairs = [
    ['white space', 'up==0', 'up ==\n  0'],
    ['a comment', 'up == 0', 'up # who\n == 0'],
    ['the order of matchers', 'up{a="1",b=~"2"}', 'up{b=~"2",a="1",}'],
    ['the kind of quotes', 'up{a="1"}', "up{a='1'}"],
    ['the order of labels', 'sum by (a, b) (x)', 'sum by (b,a) (x)'],
    ['where labels stand', 'sum by (a) (x)', 'sum(x) by (a)'],
    ['parentheses around the whole', 'a + b', '((a + b))'],
    ['parentheses that change nothing', 'a + b * c', 'a + (b * c)'],
    ['another way to write a duration', 'rate(x[60s])', 'rate(x[1m])'],
    ['what looks like a tag in quotes', 'rate(x{a=" !#"}[60s])', 'rate(x{a=" !#"}[1m])'],
    ['another way to write a number', 'x > 1000', 'x > 1e3'],
    ['the case of keywords', 'a AND b', 'a and b'],
    ['the name as a label', 'up{a="1"}', '{__name__="up",a="1"}'],
    ['an empty selector', 'up{}', 'up'],
  ] as const;
  meanTheSame(
    'alerts.rules.yaml',
    'prometheus',
    pairs.map(([what, a, b]) => [what, rule(a), rule(b)]),
  );
  meanTheSame('alerts.rules.yaml', 'prometheus', [
    ['a longer unit of the time to wait', rule('up', '    for: 300s\n'), rule('up', '    for: 5m\n')],
  ]);

  it.each([
    ['a number', 'x > 1', 'x > 2'],
    ['an operator', 'x > 1', 'x >= 1'],
    ['a matcher', 'x{a="1"}', 'x{a=~"1"}'],
    ['a label', 'x{a="1"}', 'x{b="1"}'],
    ['parentheses that change what is added', '(a + b) * c', 'a + b * c'],
    ['parentheses that change what is subtracted', 'a - (b - c)', 'a - b - c'],
    ['parentheses around a sign', '(-1) ^ 2', '-1 ^ 2'],
    ['parentheses around a sign behind a comment', '(# c\n-1) ^ 2', '-1 ^ 2'],
    ['the order of operands', 'a - b', 'b - a'],
    ['by against without', 'sum by (a) (x)', 'sum without (a) (x)'],
    ['bool', 'a > bool b', 'a > b'],
    ['a function', 'rate(x[5m])', 'irate(x[5m])'],
    ['a subquery', 'rate(x[5m:1m])', 'rate(x[5m])'],
    ['an offset', 'x offset 5m', 'x offset -5m'],
    ['white space in a string', 'x{a="1 2"}', 'x{a="1  2"}'],
    ['an escape', 'x{a="\\\\n"}', 'x{a="\\n"}'],
    ['quotes that do not end', '"ab"', '"abc'],
    ['what is no PromQL', 'up ==', 'up  =='],
    ['a variable', 'rate(x[$a])', 'rate(x[$b])'],
  ])('show %s', (_, from, to) => {
    const change = compareTexts('alerts.rules.yaml', rule(from), rule(to));
    expect(change.language).toBe('prometheus');
    expect(change.parts).toEqual([
      { how: 'changed', path: 'groups[name=node].rules[alert=Down].expr', from, to },
    ]);
  });

  it('take a label for a label, whatever its name', () => {
    const labels = (value: string) => rule('up', `    labels: {for: ${value}, interval: ${value}}\n`);
    expect(parts('a.yaml', labels('60s'), labels('1m'))).toHaveLength(2);
  });

  it('are only text in an expression that is too deep', () => {
    const deep = (depth: number) => rule(`${'('.repeat(depth)}up${')'.repeat(depth)}`);
    expect(parts('a.yaml', deep(20_000), deep(20_001))).toHaveLength(1);
  });

  it('have no part where matchers were shuffled, and one where a value of theirs was changed', () => {
    const label = fc.stringMatching(/^[a-z]{1,5}$/);
    const labels = fc.uniqueArray(fc.tuple(label, fc.string()), { selector: ([name]) => name, minLength: 1 });
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 90 }), (all, minutes) => {
        const text = (some: typeof all, range: string) =>
          rule(`rate(x{${some.map(([name, value]) => `l_${name}=${JSON.stringify(value)}`)}}[${range}])`);
        const from = text(all, `${minutes}m`);
        expect(parts('a.yaml', from, text(all.toReversed(), `${minutes * 60}s`))).toEqual([]);
        const changed = all.map(
          ([name, value], at) => [name, at === 0 ? `${value}!` : value] as [string, string],
        );
        expect(parts('a.yaml', from, text(changed, `${minutes}m`))).toHaveLength(1);
      }),
    );
  });

  isSafe('alerts.rules');
});

describe('the configuration of Prometheus', () => {
  it('is compared by jobs, with durations by how long they are', () => {
    const from =
      'global: {scrape_interval: 60s}\nscrape_configs:\n- job_name: node\n  scheme: http\n- job_name: dns\n';
    const to =
      'global: {scrape_interval: 1m}\nscrape_configs:\n- job_name: new\n- job_name: node\n  scheme: https\n- job_name: dns\n';
    expect(compareTexts('prometheus.yml', from, to).language).toBe('prometheus');
    expect(parts('prometheus.yml', from, to)).toEqual([
      'changed scrape_configs[job_name=node].scheme: http → https',
      'added scrape_configs[job_name=new]: job_name: new',
    ]);
  });
});
