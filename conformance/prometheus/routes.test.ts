import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { expect } from 'vitest';
import { PrometheusChart } from '../../charts/prometheus.js';
import type { PrometheusStackProps } from '../../src/systems/prometheus/index.js';
import { full } from '../../test/systems/prometheus/full.js';
import { dataOf, objectsOf } from '../../test/systems/prometheus/support.js';
import { prove } from '../support/prove.js';
import { configFiles, layOut } from './layout.js';
import { run } from './said.js';

const claim = { of: 'PrometheusStack', by: ['amtool'] };

/** amtool with a configuration of Alertmanager. */
function amtool(config: string) {
  const { folder } = layOut(configFiles({ 'alertmanager.yml': config }));
  const file = join(folder, 'config/alertmanager.yml');
  return {
    check: () => run('amtool', ['check-config', file]),
    /** The receivers of an alert with these labels. */
    receivers: (...labels: readonly string[]) =>
      run('amtool', ['config', 'routes', 'test', `--config.file=${file}`, ...labels]).text.trim(),
  };
}

function configOf(props: PrometheusStackProps): string {
  return dataOf(objectsOf(props), 'alertmanager')['alertmanager.yml'] ?? '';
}

prove(claim, "amtool takes the configurations, and the notes' alerts reach the notes' receiver", () => {
  const notes = dataOf(Testing.synth(new PrometheusChart(new App(), 'test')), 'alertmanager');
  const tool = amtool(notes['alertmanager.yml'] ?? '');
  for (const { status, text } of [tool.check(), amtool(configOf(full)).check()]) {
    expect(text).toContain('SUCCESS');
    expect(status).toBe(0);
  }
  expect(tool.receivers('alertname=NodeMemoryFull', 'team=node')).toBe('webhook');
  expect(tool.receivers('alertname=PodRestarts')).toBe('webhook');
});

prove(claim, 'amtool routes by labels as the props say: deeper routes, on to the next, any text', () => {
  const route: NonNullable<PrometheusStackProps['alertmanager']>['route'] = {
    receiver: 'all',
    routes: [
      {
        matchers: [{ label: 'team', value: 'node' }],
        receiver: 'nodes',
        continue: true,
        routes: [{ matchers: [{ label: 'severity', op: '=~', value: 'critical|page' }], receiver: 'pager' }],
      },
      { matchers: [{ label: 'site', op: '!=', value: '' }], receiver: 'site' },
      { matchers: [{ label: 'text', value: 'a "b" \\ {c}, d=~e\nf' }], receiver: 'odd' },
    ],
  };
  const receivers = ['all', 'nodes', 'pager', 'site', 'odd'].map((name) => ({ name }));
  const tool = amtool(configOf({ alertmanager: { route, receivers } }));
  expect(tool.check().text).toContain('SUCCESS');
  expect(tool.receivers('team=shop')).toBe('all');
  expect(tool.receivers('team=node')).toBe('nodes');
  expect(tool.receivers('team=node', 'severity=critical')).toBe('pager');
  expect(tool.receivers('team=node', 'site=north')).toBe('nodes,site');
  expect(tool.receivers(`text=${JSON.stringify('a "b" \\ {c}, d=~e\nf')}`)).toBe('odd');
});

/** The route of the notes, which were written for Alertmanager 0.17. */
const deprecated = `
route:
  receiver: all
  routes: [{ receiver: nodes, match: { team: node } }]
receivers: [{ name: all }, { name: nodes }]
`;

prove({ ...claim, fixes: ['R036'] }, 'matchers lead where the deprecated match leads', () => {
  const route = {
    receiver: 'all',
    routes: [{ matchers: [{ label: 'team', value: 'node' }], receiver: 'nodes' }],
  };
  const emitted = configOf({ alertmanager: { route, receivers: [{ name: 'all' }, { name: 'nodes' }] } });
  expect(emitted).not.toMatch(/match(_re)?:/);
  for (const labels of [['team=node'], ['team=shop'], ['severity=critical']])
    expect(amtool(emitted).receivers(...labels)).toBe(amtool(deprecated).receivers(...labels));
  expect(amtool(emitted).receivers('team=node')).toBe('nodes');
});
