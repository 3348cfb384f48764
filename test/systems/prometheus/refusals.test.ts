import { describe, expect, it } from 'vitest';
import { refused } from './support.js';

const route = { receiver: 'a' };
const job = { name: 'j', targets: ['h:1'] };
const rules = (rule: object) => ({ ruleGroups: [{ name: 'g', rules: [rule] }] });
const panel = (expr: string, variables: object[] = []) => ({
  grafana: {
    adminSecret: { name: 's' },
    dashboards: [{ uid: 'd', title: 'D', variables, panels: [{ title: 'P', expr }] }],
  },
});

describe('refused', () => {
  it.each<[string, object, string, string]>([
    [
      'an alert whose expression is wrong, with its position',
      rules({ alert: 'A', expr: 'sum by (a) (up' }),
      '/ruleGroups/0/rules/0/expr',
      'The expression is wrong at 1:15: it ends too early; got "sum by (a) (up".',
    ],
    [
      'an alert with a variable of Grafana',
      rules({ alert: 'A', expr: 'rate(x[$__rate_interval])' }),
      '/ruleGroups/0/rules/0/expr',
      'The expression is wrong at 1:8: unexpected "$"; got "rate(x[$__rate_interval])".',
    ],
    [
      'a rule that is nothing',
      rules({ expr: 'up' }),
      '/ruleGroups/0/rules/0',
      'The rule has neither alert nor record.',
    ],
    [
      'a recorded series that waits',
      rules({ record: 'a:b', expr: 'up', for: '5m' }),
      '/ruleGroups/0/rules/0/for',
      'A recorded series has no for.',
    ],
    [
      'a group of the name of one of ours',
      { ruleGroups: [{ name: 'nodes', rules: [{ alert: 'A', expr: 'up' }] }] },
      '/ruleGroups/0/name',
      'There is another group "nodes".',
    ],
    [
      'a panel whose function wants a range',
      panel('rate(x)'),
      '/grafana/dashboards/0/panels/0/expr',
      'The expression is wrong at 1:6: rate takes a range such as x[5m], not an instant vector; got "rate(x)".',
    ],
    [
      'a panel with a variable that is not there',
      panel('x{a="$nod"}', [{ name: 'node', query: 'label_values(node)' }]),
      '/grafana/dashboards/0/panels/0/expr',
      'The expression is wrong at 1:6: the dashboard has no variable "nod". Did you mean "node"?; got "x{a=\\"$nod\\"}".',
    ],
    [
      'a variable whose selector is wrong, with the position in the whole query',
      panel('up', [{ name: 'node', query: 'label_values(up{a=b}, node)' }]),
      '/grafana/dashboards/0/variables/0/query',
      'The expression is wrong at 1:19: unexpected "b"; got "             up{a=b}".',
    ],
    [
      'a variable that is no query',
      panel('up', [{ name: 'node', query: 'values(up)' }]),
      '/grafana/dashboards/0/variables/0/query',
      '"values(up)" is no query for values.',
    ],
    [
      'panels of nodes without nodes',
      { grafana: { adminSecret: { name: 's' } }, discovery: { nodes: false } },
      '/discovery/nodes',
      'Without this there is nothing to see in panels of the dashboard of nodes and Pods.',
    ],
    [
      'one instance for several targets',
      { jobs: [{ name: 'ceph', targets: ['a:1', 'b:1'], labels: { instance: 'ceph' } }] },
      '/jobs/0/labels/instance',
      'All 2 targets would have the instance "ceph", and their series would overwrite one another.',
    ],
    [
      'a target without a port',
      { jobs: [{ ...job, targets: ['h'] }] },
      '/jobs/0/targets/0',
      'The target "h" has no port.',
    ],
    ['two jobs of one name', { jobs: [job, job] }, '/jobs/1/name', '"j" is also the name of /jobs/0.'],
    [
      'a job of the name of one of ours',
      { jobs: [{ ...job, name: 'kubernetes-nodes' }] },
      '/jobs/0/name',
      '"kubernetes-nodes" is also the name of a job of the stack itself.',
    ],
    [
      'a timeout longer than the interval',
      { jobs: [{ ...job, interval: '1m', timeout: '90s' }] },
      '/jobs/0/timeout',
      'The timeout "90s" is longer than the interval "1m".',
    ],
    [
      'an instance to keep that is not there',
      { jobs: [{ ...job, via: 'x:1', keepInstanceLabel: true }] },
      '/jobs/0/keepInstanceLabel',
      'There is no label instance to keep: every target would be the exporter.',
    ],
    [
      'an instance that would be replaced',
      { jobs: [{ ...job, via: 'x:1', keepInstanceLabel: false, labels: { instance: 'i' } }] },
      '/jobs/0/labels/instance',
      'The label instance "i" would be replaced by the target.',
    ],
    [
      "the server's timeout longer than its interval",
      { prometheus: { scrapeInterval: '5s' } },
      '/prometheus/scrapeTimeout',
      'The timeout "10s" is longer than the interval "5s".',
    ],
    [
      'A23 the alert by threads without its collector',
      { nodeExporter: { processes: false } },
      '/nodeExporter/processes',
      'Without the collector processes there is no count of threads, and NodePidsExhausted never fires.',
    ],
    [
      'a route to nobody',
      { alertmanager: { route: { receiver: 'webhok' }, receivers: [{ name: 'webhook' }] } },
      '/alertmanager/route/receiver',
      'There is no receiver "webhok". Did you mean "webhook"?',
    ],
    [
      'R034 a target that the bridge does not have',
      { alertmanager: { route, receivers: [{ name: 'a', dingtalk: ['webhook'] }] } },
      '/alertmanager/receivers/0/dingtalk/0',
      'The DingTalk bridge has no target "webhook".',
    ],
    [
      'R034 a robot that nobody writes to',
      { dingtalk: { targets: [{ name: 'webhook1', urlSecret: { name: 's', key: 'k' } }] } },
      '/dingtalk/targets/0/name',
      'No receiver of alertmanager sends to the target "webhook1".',
    ],
    [
      "R034 the notes' URL of the bridge",
      {
        alertmanager: {
          route,
          receivers: [{ name: 'a', webhooks: [{ url: 'http://localhost:8060/dingtalk/webhook1/send' }] }],
        },
      },
      '/alertmanager/receivers/0/webhooks/0/url',
      '"http://localhost:8060/dingtalk/webhook1/send" is the Pod of Alertmanager itself, where nothing else listens.',
    ],
    [
      'a webhook with two URLs',
      {
        alertmanager: {
          route,
          receivers: [{ name: 'a', webhooks: [{ url: 'http://a', urlSecret: { name: 's', key: 'k' } }] }],
        },
      },
      '/alertmanager/receivers/0/webhooks/0',
      'The webhook has both url and urlSecret.',
    ],
    [
      'SNMP credentials that the exporter does not have',
      {
        snmpExporter: {},
        jobs: [{ ...job, via: 'snmp-exporter.monitoring.svc:9116', params: { auth: ['public_v3'] } }],
      },
      '/jobs/0/params/auth/0',
      'The exporter has no auth "public_v3". Did you mean "public_v1"?',
    ],
  ])('%s', (_, props, at, what) => {
    expect(refused(props)).toEqual([{ code: 'PROP_INVALID', at, what }]);
  });

  it('R036 match in place of matchers', () => {
    const routes = [{ match: { team: 'node' } }];
    const props = { alertmanager: { route: { ...route, routes }, receivers: [{ name: 'a' }] } };
    expect(refused(props).map(({ what }) => what)).toEqual([
      'PrometheusStack.alertmanager.route.routes[0].matchers is required and has no default.',
      '"match" is not a prop of PrometheusStack.alertmanager.route.routes[0].',
    ]);
  });
});
