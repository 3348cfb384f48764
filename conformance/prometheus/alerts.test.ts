import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { alertNames } from '../../src/systems/prometheus/alerts/alerts-props.js';
import { only } from '../../test/support/synth.js';
import { dataOf, objectsOf } from '../../test/systems/prometheus/support.js';
import { prove } from '../support/prove.js';
import { type AlertCase, alertCases, type Series } from './alert-cases.js';
import { layOut } from './layout.js';
import { run } from './said.js';

const claim = { of: 'PrometheusStack', by: ['promtool'] };
const fixedBy: Readonly<Record<string, readonly `R${string}`[]>> = {
  ImageFilesystemFull: ['R053'],
  LoopbackCertificateExpires: ['R063'],
  NodePidsExhausted: ['R064'],
  NodeKernelStacksExhausted: ['R064'],
  ContainerOomKilled: ['R099'],
  NodeOomKill: ['R099'],
};

prove(claim, 'every alert that comes with the stack is tried', () => {
  expect([...new Set(alertCases.map(({ alert }) => alert))].sort()).toEqual([...alertNames].sort());
});

for (const it of alertCases) {
  const title = `${it.alert} fires and is quiet as it should${it.props ? ` with ${JSON.stringify(it.props)}` : ''}`;
  prove({ ...claim, fixes: fixedBy[it.alert] ?? [] }, title, () => {
    const { folder } = layOut({ 'rules.yml': rulesOf(it), 'test.yml': JSON.stringify(unitTest(it)) });
    const { status, text } = run('promtool', ['test', 'rules', join(folder, 'test.yml')]);
    expect(text).toContain('SUCCESS');
    expect(status).toBe(0);
  });
}

/** The file of rules; a PrometheusRule has the same groups. */
function rulesOf({ props }: AlertCase): string {
  const text = dataOf(objectsOf(props), 'prometheus')['rules.yml'] ?? '';
  expect(only(objectsOf({ ...props, mode: 'operator' }), 'PrometheusRule').spec).toEqual(parse(text));
  return text;
}

/** A file for `promtool test rules`: what fires does so with these labels and this text, all else does not. */
function unitTest({ alert, fires, quiet }: AlertCase): object {
  const { labels, summary, at, notYetAt } = fires;
  const firing = [{ exp_labels: labels, exp_annotations: { summary } }];
  const expected = (eval_time: string, exp_alerts: object[]) => ({ eval_time, alertname: alert, exp_alerts });
  const notYet = notYetAt === undefined ? [] : [expected(notYetAt, [])];
  return {
    rule_files: ['rules.yml'],
    evaluation_interval: '30s',
    tests: [
      test(fires.series, [...notYet, expected(at, firing)]),
      ...quiet.map((series) => test(series, [expected(at, [])])),
    ],
  };
}

function test(series: Series, alert_rule_test: readonly object[]): object {
  const input_series = Object.entries(series).map(([name, values]) => ({ series: name, values }));
  return { interval: '30s', input_series, alert_rule_test };
}
