import { expect } from 'vitest';
import { refused } from '../../test/systems/prometheus/support.js';
import { ask } from '../support/ask.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { prove } from '../support/prove.js';

const by = ['prometheus-operator'];
const kinds = ['PrometheusRule', 'AlertmanagerConfig'];

for (const { file, objects } of [...committedOutput(), ...snapshots()]) {
  const ours = objects.filter(({ kind }) => kinds.includes(kind));
  if (ours.length === 0) continue;
  prove({ of: file, by }, `the operator's webhook takes every object of its own in ${file}`, () => {
    expect(ask('prometheus-operator', ours)).toEqual(ours.map(() => []));
  });
}

/** A rule that our construct refuses; with what the operator's webhook says of it. */
const rules: readonly (readonly [title: string, rule: object, says: string])[] = [
  ['an expression that ends too early', { alert: 'A', expr: 'sum by (a) (up' }, 'unclosed left parenthesis'],
  ['a variable of Grafana', { alert: 'A', expr: 'rate(x[$__rate_interval])' }, 'parse error'],
  ['a function that is given no range', { alert: 'A', expr: 'rate(x)' }, 'expected type range vector'],
  ['neither alert nor record', { expr: 'up' }, "one of 'record' or 'alert' must be set"],
  [
    'a recorded series that waits',
    { record: 'a:b', expr: 'up', for: '5m' },
    "invalid field 'for' in recording rule",
  ],
  [
    'a label that it cannot have',
    { alert: 'A', expr: 'up', labels: { __name__: 'a' } },
    'invalid label name: __name__',
  ],
  [
    'a variable that templates do not have',
    { alert: 'A', expr: 'up', annotations: { summary: '{{ $label.instance }}' } },
    'undefined variable "$label"',
  ],
  [
    'a template that does not end',
    { alert: 'A', expr: 'up', labels: { a: '{{ if $value }}b' } },
    'unexpected EOF',
  ],
];

prove(
  { of: 'PrometheusStack', by },
  'rules that the webhook refuses are refused by us, mistake by mistake',
  () => {
    const answers = ask(
      'prometheus-operator',
      rules.map(([, rule]) => written('PrometheusRule', 'v1', { groups: [{ name: 'g', rules: [rule] }] })),
    );
    for (const [index, [title, rule, says]] of rules.entries()) {
      expect(JSON.stringify(answers[index]), title).toContain(JSON.stringify(says).slice(1, -1));
      expect(refused({ mode: 'operator', ruleGroups: [{ name: 'g', rules: [rule] }] }), title).not.toEqual(
        [],
      );
    }
  },
);

/** A route and its receivers that our construct refuses, as props and as a spec; with what the webhook says. */
const routes: readonly (readonly [title: string, props: object, spec: object, says: string])[] = [
  [
    'a receiver that there is not',
    { route: { receiver: 'b' }, receivers: [{ name: 'a' }] },
    { route: { receiver: 'b' }, receivers: [{ name: 'a' }] },
    'receiver "b" not found',
  ],
  [
    'two receivers of a name',
    { route: { receiver: 'a' }, receivers: [{ name: 'a' }, { name: 'a' }] },
    { route: { receiver: 'a' }, receivers: [{ name: 'a' }, { name: 'a' }] },
    '"a" receiver is not unique',
  ],
  [
    'all labels and one more',
    { route: { receiver: 'a', groupBy: ['...', 'b'] }, receivers: [{ name: 'a' }] },
    { route: { receiver: 'a', groupBy: ['...', 'b'] }, receivers: [{ name: 'a' }] },
    "'...' must be a sole value in route 'groupBy': [... b]",
  ],
];

prove(
  { of: 'PrometheusStack', by },
  'routes that the webhook refuses are refused by us, mistake by mistake',
  () => {
    const answers = ask(
      'prometheus-operator',
      routes.map(([, , spec]) => written('AlertmanagerConfig', 'v1alpha1', spec)),
    );
    for (const [index, [title, props, , says]] of routes.entries()) {
      expect(JSON.stringify(answers[index]), title).toContain(JSON.stringify(says).slice(1, -1));
      expect(refused({ mode: 'operator', alertmanager: props }), title).not.toEqual([]);
    }
  },
);

function written(kind: string, version: string, spec: object): object {
  return {
    apiVersion: `monitoring.coreos.com/${version}`,
    kind,
    metadata: { name: 'x', namespace: 'x' },
    spec,
  };
}

prove(
  { of: 'PrometheusStack', by },
  'a regular expression that is not well-formed passes the webhook, and we refuse it',
  () => {
    const receivers = [{ name: 'a' }];
    const route = (matcher: object) => ({
      route: { receiver: 'a', routes: [{ matchers: [matcher] }] },
      receivers,
    });
    const theirs = written(
      'AlertmanagerConfig',
      'v1alpha1',
      route({ name: 'a', matchType: '=~', value: '(' }),
    );
    expect(ask('prometheus-operator', [theirs])).toEqual([[]]);
    const ours = route({ label: 'a', op: '=~', value: '(' });
    expect(refused({ mode: 'operator', alertmanager: ours })).not.toEqual([]);
  },
);
