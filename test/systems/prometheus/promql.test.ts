// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are variables of Grafana.
import { describe, expect, it } from 'vitest';
import { promqlProblem } from '../../../src/systems/prometheus/index.js';

const said = (text: string, variables?: string[]) => {
  const problem = promqlProblem(text, variables && new Set(variables));
  return problem && `${problem.line}:${problem.column} ${problem.what}`;
};

describe('an expression', () => {
  it.each([
    'up == 0',
    'sum by (a) (rate(x{b=~"c|d"}[5m]))',
    'histogram_quantile(0.9, sum(rate(x_bucket[5m])) by (le))',
    'a > bool 1',
    '1 > bool 2',
    'a and ignoring(reason) b == 1',
    'max_over_time(rate(x[5m])[1h:])',
    'label_replace(x, "a", "$1", "b", "(.*)")',
    'label_join(x, "a", ",", "b", "c")',
    'topk(3, x offset 5m)',
    'count_values("v", x)',
    'time() - timestamp(x)',
    '{__name__="a"}',
    '{"foo.bar"}',
    'vector(1) # one',
    'day_of_week() == 1',
    'round(x, 0.1) or -x ^ 2',
    'x @ start()',
    'x{a=~"(?i)b|(?P<c>d)"}',
    'rate(x[5m + 1m])',
  ])('is right: %s', (text) => {
    expect(promqlProblem(text)).toBeUndefined();
  });

  it.each([
    ['', '1:1 it ends too early'],
    ['sum(', '1:5 it ends too early'],
    ['up ==', '1:6 it ends too early'],
    ['sum(x))', '1:7 unexpected ")"'],
    ['foo bar', '1:5 unexpected "bar"'],
    ['a\n  + sum(x{b="c"}', '2:17 it ends too early'],
    ['x{a=b}', '1:5 unexpected "b"'],
    ['rate(x)', '1:6 rate takes a range such as x[5m], not an instant vector'],
    ['rate()', '1:1 rate takes 1 argument; got 0'],
    ['rate(x[5m], 1)', '1:1 rate takes 1 argument; got 2'],
    ['round(x, 1, 2)', '1:1 round takes 1 to 2 arguments; got 3'],
    ['sum(x[5m])', '1:5 sum takes an instant vector, not a range such as x[5m]'],
    ['topk(x)', '1:1 topk takes 2 arguments; got 1'],
    ['x[5m]', '1:1 the whole is a range of samples, not a value'],
    ['"a"', '1:1 the whole is a string, not a value'],
    ['1 > 2', '1:2 a comparison of two scalars needs bool'],
    ['x and 1', '1:7 and, or and unless take no scalar'],
    ['x[5m] / y', '1:1 an operand cannot be a range such as x[5m]'],
    ['{}', '1:1 a selector needs a name or a matcher that is not empty'],
    ['{a=""}', '1:1 a selector needs a name or a matcher that is not empty'],
    ['max_over_time(x)[5m]', '1:1 only a selector can have a range; write a subquery such as (…)[5m:]'],
    ['up{node=~"a"}[$__rate_interval]', '1:15 unexpected "$"'],
    ['{a=~"x*"}', '1:1 a selector needs a name or a matcher that is not empty'],
    ['x{a=~"("}', '1:6 the regular expression is not well-formed'],
    ['x{a=~"(?!b)"}', '1:6 the regular expression looks ahead or behind, which Go cannot'],
    ['x{a!~"(b)\\\\1"}', '1:6 the regular expression refers back to a group, which Go cannot'],
    [
      'sort_by_label(x, "a")',
      '1:1 sort_by_label is experimental, and refused unless the server allows such functions',
    ],
    ['limitk(3, x)', '1:1 limitk is experimental, and refused unless the server allows such functions'],
    ['rate(x[5m] smoothed)', '1:12 smoothed is experimental, and refused unless the server allows it'],
    ['a + fill(0) b', '1:5 fill(0) is experimental, and refused unless the server allows it'],
  ])('is wrong: %j says %j', (text, what) => {
    expect(said(text)).toBe(what);
  });
});

describe("an expression with Grafana's variables", () => {
  it.each([
    'rate(x{node=~"$node"}[$__rate_interval])',
    'rate(x[$__rate_interval:$step])',
    'rate(x[${n}m]) offset $step',
    'x{node=~"[[node]]",b="${node:regex}"} > $n',
    'x{node=~"($node"}',
    'topk($n, sum by ($node) (node_$metric))',
    'label_replace(x, "a", "$1", "b", "(.*)")',
  ])('is right: %s', (text) => {
    expect(said(text, ['node', 'step', 'n', 'metric'])).toBeUndefined();
  });

  it.each([
    ['x{a="$nod"}', '1:6 the dashboard has no variable "nod". Did you mean "node"?'],
    ['x[$interval]', '1:3 the dashboard has no variable "interval". Did you mean "__interval"?'],
    ['rate(x[$__rate_interval]', '1:25 it ends too early'],
    ['sum(x{node=~"${node:regex}"}))', '1:30 unexpected ")"'],
  ])('is wrong: %j says %j, at the place in the text as it was given', (text, what) => {
    expect(said(text, ['node'])).toBe(what);
  });
});
