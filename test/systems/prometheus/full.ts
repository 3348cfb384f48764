import type { PrometheusStackProps } from '../../../src/systems/prometheus/index.js';

const secret = (name: string, key: string) => ({ name, key });

/** Every part of the stack, and most of what each can do. */
export const full: PrometheusStackProps = {
  namespace: 'monitoring',
  kubernetesVersion: '1.33',
  prometheus: {
    replicas: 2,
    retention: '30d',
    retentionSize: '45GB',
    externalLabels: { cluster: 'a' },
    remoteWriteReceiver: true,
    storage: { size: '60Gi', className: 'fast' },
  },
  discovery: { kubeletTls: 'insecure', annotatedPods: true },
  jobs: [
    { name: 'vpn', targets: ['192.0.2.20:9100'], labels: { instance: 'vpn' } },
    {
      name: 'snmp',
      targets: ['192.0.2.5', '192.0.2.6'],
      via: 'snmp-exporter.monitoring.svc:9116',
      path: '/snmp',
      params: { module: ['if_mib'], auth: ['switches'] },
      interval: '2m',
      timeout: '1m',
    },
  ],
  kubeStateMetrics: { secrets: true },
  alerts: { labels: { site: 'north' }, restarts: 5 },
  ruleGroups: [
    { name: 'mine', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)', labels: { a: 'b' } }] },
  ],
  alertmanager: {
    replicas: 3,
    route: {
      receiver: 'webhook',
      groupWait: '30s',
      routes: [{ matchers: [{ label: 'team', value: 'node' }], receiver: 'people', continue: true }],
    },
    receivers: [
      {
        name: 'webhook',
        dingtalk: ['webhook1'],
        webhooks: [{ urlSecret: secret('pager', 'url'), maxAlerts: 10, timeout: '10s' }],
      },
      {
        name: 'people',
        emails: [
          {
            to: 'ops@example.com',
            from: 'alerts@example.com',
            smarthost: 'mail.example.com:587',
            username: 'alerts',
            passwordSecret: secret('mail', 'password'),
          },
        ],
        slack: [{ urlSecret: secret('slack', 'url'), channel: '#ops' }],
      },
    ],
    inhibitRules: [
      {
        source: [{ label: 'severity', value: 'critical' }],
        target: [{ label: 'severity', op: '=~', value: 'warning|info' }],
        equal: ['instance'],
      },
    ],
  },
  dingtalk: {
    targets: [
      {
        name: 'webhook1',
        urlSecret: secret('dingtalk', 'url'),
        signingSecret: secret('dingtalk', 'key'),
        mentionAll: true,
        message: { title: '{{ len .Alerts }} alerts', text: 'costs $5 `now`\n\\ {{ .Status }}\n' },
      },
    ],
  },
  grafana: {
    adminSecret: { name: 'grafana' },
    storage: { size: '1Gi' },
    dashboards: [
      {
        uid: 'mine',
        title: 'Mine',
        variables: [
          { name: 'job', query: 'label_values(up, job)' },
          { name: 'instance', query: 'label_values(up{job=~"$job"}, instance)' },
        ],
        panels: [{ title: 'Up', expr: 'up{job=~"$job",instance=~"$instance"}' }],
      },
    ],
  },
  snmpExporter: {
    users: [
      {
        name: 'v3',
        username: 'monitor',
        passwordSecret: secret('snmp', 'auth'),
        privPasswordSecret: secret('snmp', 'priv'),
      },
    ],
    communities: { secret: secret('snmp', 'auths.yml'), auths: ['switches'] },
  },
  mysqldExporter: {
    address: '192.0.2.9:3306',
    passwordSecret: secret('mysql', 'password'),
    instance: 'mysql',
  },
  cephExporter: { configSecret: 'ceph', user: 'monitoring' },
};
