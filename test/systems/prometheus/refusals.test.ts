import { describe, expect, it } from 'vitest';
import { jobsOf, objectsOf, refused } from './support.js';

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
      'The expression is wrong at 1:19: unexpected "b"; got "label_values(up{a=b}, node)".',
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
    [
      'a target that is an URL',
      { jobs: [{ ...job, targets: ['http://h:1'] }] },
      '/jobs/0/targets/0',
      'The target "http://h:1" is an URL.',
    ],
    [
      'a target whose port is none',
      { jobs: [{ ...job, targets: ['h:99999'] }] },
      '/jobs/0/targets/0',
      'The target "h:99999" has no port from 1 to 65535.',
    ],
    [
      'an IPv6 address that seems to end in a port',
      { jobs: [{ ...job, targets: ['2001:db8::1'] }] },
      '/jobs/0/targets/0',
      'The target "2001:db8::1" is an IPv6 address without brackets.',
    ],
    [
      'an exporter that would be asked for its own metrics',
      { jobs: [{ ...job, via: 'x:1' }] },
      '/jobs/0/path',
      'At /metrics "x:1" tells of itself, and every target would seem to be it.',
    ],
    [
      "a label of a job that is one of Prometheus' own",
      { jobs: [{ ...job, labels: { __address__: 'x:1' } }] },
      '/jobs/0/labels',
      'The label "__address__" is one of Prometheus\' own, which end with the scrape.',
    ],
    [
      'an external label of no name',
      { prometheus: { externalLabels: { 'a b': 'c' } } },
      '/prometheus/externalLabels',
      '"a b" is no name of a label.',
    ],
    [
      'a label of all alerts that keeps rules from being loaded',
      { alerts: { labels: { __name__: 'a' } } },
      '/alerts/labels',
      'The label "__name__" is one of Prometheus\' own, which end with the scrape.',
    ],
    [
      'a label of a rule that keeps it from being loaded',
      rules({ alert: 'A', expr: 'up', labels: { __name__: 'a' } }),
      '/ruleGroups/0/rules/0/labels',
      'The label "__name__" is one of Prometheus\' own, which end with the scrape.',
    ],
    [
      'an annotation with a variable that templates do not have',
      rules({ alert: 'A', expr: 'up', annotations: { summary: '{{ $label.instance }}' } }),
      '/ruleGroups/0/rules/0/annotations/summary',
      'The template is wrong: there is no variable "$label". Did you mean "$labels"?; got "{{ $label.instance }}".',
    ],
    [
      'a label of an alert whose template does not end',
      rules({ alert: 'A', expr: 'up', labels: { a: '{{ if $value }}b' } }),
      '/ruleGroups/0/rules/0/labels/a',
      'The template is wrong: an end is missing; got "{{ if $value }}b".',
    ],
    [
      'an older Prometheus, which would keep samples for ever or not start',
      { prometheus: { image: 'quay.io/prometheus/prometheus:v3.5.0' } },
      '/prometheus/image',
      '"quay.io/prometheus/prometheus:v3.5.0" is older than Prometheus 3.12, and would not take this configuration as it is meant.',
    ],
    [
      'more bytes of samples than there are in the volume',
      { prometheus: { retentionSize: '47GB', storage: { size: '50G' } } },
      '/prometheus/retentionSize',
      'The retention of "47GB" is not less than the volume of "50G": the volume would be full first.',
    ],
    [
      'a grouping by all labels and one more',
      { alertmanager: { route: { receiver: 'a', groupBy: ['...', 'b'] }, receivers: [{ name: 'a' }] } },
      '/alertmanager/route/groupBy',
      '"..." is all labels, and there are others beside it.',
    ],
    [
      'a route whose regular expression Go does not have',
      {
        alertmanager: {
          route: { ...route, routes: [{ matchers: [{ label: 'a', op: '=~', value: '(' }] }] },
          receivers: [{ name: 'a' }],
        },
      },
      '/alertmanager/route/routes/0/matchers/0/value',
      'The regular expression "(" is not well-formed.',
    ],
    [
      'an inhibition whose regular expression Go does not have',
      {
        alertmanager: {
          route,
          receivers: [{ name: 'a' }],
          inhibitRules: [
            { source: [{ label: 'a', value: '(' }], target: [{ label: 'b', op: '!~', value: 'a(?=b)' }] },
          ],
        },
      },
      '/alertmanager/inhibitRules/0/target/0/value',
      'The regular expression "a(?=b)" looks ahead or behind, which Go cannot.',
    ],
    [
      'a message to DingTalk whose template is not closed',
      {
        alertmanager: { route, receivers: [{ name: 'a', dingtalk: ['b'] }] },
        dingtalk: {
          targets: [
            { name: 'b', urlSecret: { name: 's', key: 'k' }, message: { title: 't', text: '{{ .Status }' } },
          ],
        },
      },
      '/dingtalk/targets/0/message/text',
      'The template is wrong: the action at "{{ .Status }" is not closed; got "{{ .Status }".',
    ],
    [
      'a dashboard of the title of ours',
      {
        grafana: {
          adminSecret: { name: 's' },
          dashboards: [{ uid: 'd', title: 'Nodes and Pods', panels: [{ title: 'P', expr: 'up' }] }],
        },
      },
      '/grafana/dashboards/0/title',
      'There is another dashboard "Nodes and Pods" in the same folder.',
    ],
    [
      'a panel that compares a label with several values at once',
      panel('up{a="$node"}', [{ name: 'node', query: 'label_values(node)' }]),
      '/grafana/dashboards/0/panels/0/expr',
      '"=\\"$node\\"" compares a label with the text of "node", which stands for several values.',
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
      { jobs: [{ ...job, via: 'x:1', path: '/p', keepInstanceLabel: true }] },
      '/jobs/0/keepInstanceLabel',
      'There is no label instance to keep: every target would be the exporter.',
    ],
    [
      'an instance that would be replaced',
      { jobs: [{ ...job, via: 'x:1', path: '/p', keepInstanceLabel: false, labels: { instance: 'i' } }] },
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
        namespace: 'monitoring',
        jobs: [
          {
            ...job,
            via: 'snmp-exporter.monitoring.svc:9116',
            path: '/snmp',
            params: { auth: ['public_v3'] },
          },
        ],
      },
      '/jobs/0/params/auth/0',
      'The exporter has no auth "public_v3". Did you mean "public_v1"?',
    ],
  ])('%s', (_, props, at, what) => {
    expect(refused(props)).toEqual([{ code: 'PROP_INVALID', at, what }]);
  });

  it.each<[string, object, string]>([
    ['a server that never scrapes', { prometheus: { scrapeInterval: '0s' } }, '/prometheus/scrapeInterval'],
    ['a job that never scrapes', { jobs: [{ ...job, interval: '0m' }] }, '/jobs/0/interval'],
    ['a window of no time', { alerts: { restartWindow: '0s' } }, '/alerts/restartWindow'],
    ['a time longer than Go counts', { prometheus: { retention: '300y' } }, '/prometheus/retention'],
    ['more bytes than Go counts', { prometheus: { retentionSize: '9EB' } }, '/prometheus/retentionSize'],
    ['an exporter at a port that is none', { jobs: [{ ...job, via: 'x:70000', path: '/p' }] }, '/jobs/0/via'],
    [
      'an Alertmanager that repeats all the time',
      { alertmanager: { route: { ...route, repeatInterval: '0s' }, receivers: [{ name: 'a' }] } },
      '/alertmanager/route/repeatInterval',
    ],
    [
      'a target that the bridge does not start with',
      {
        alertmanager: { route, receivers: [{ name: 'a', dingtalk: ['1'] }] },
        dingtalk: { targets: [{ name: '1', urlSecret: { name: 's', key: 'k' } }] },
      },
      '/dingtalk/targets/0/name',
    ],
  ])('%s', (_, props, at) => {
    expect(refused(props)).toEqual([
      { code: 'PROP_INVALID', at, what: expect.stringContaining('must match pattern') },
    ]);
  });

  it('not the exporter of the same name in another namespace', () => {
    const via = 'snmp-exporter.other.svc:9116';
    const jobs = [{ ...job, via, path: '/snmp', params: { auth: ['theirs'] } }];
    expect(() => objectsOf({ snmpExporter: {}, jobs })).not.toThrow();
  });

  it('not an URL that an exporter is told', () => {
    const jobs = [{ ...job, targets: ['https://a.example/b'], via: 'blackbox:9115', path: '/probe' }];
    expect(jobsOf(objectsOf({ jobs })).j?.static_configs).toEqual([{ targets: ['https://a.example/b'] }]);
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
