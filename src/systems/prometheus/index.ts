import { defineSystem } from '../../model/system.js';

export { AlertmanagerProps } from './alertmanager/alertmanager-props.js';
export { DingTalkProps } from './alertmanager/dingtalk-props.js';
export { Receiver } from './alertmanager/receiver.js';
export { Matcher } from './alertmanager/route.js';
export { Rule, RuleGroup } from './alerts/rule.js';
export { mysqldExporterGrants } from './exporters/mysqld-exporter.js';
export { Dashboard, Panel } from './grafana/dashboard.js';
export { GrafanaProps } from './grafana/grafana-props.js';
export { ScrapeJob } from './jobs/scrape-job.js';
export { AlertmanagerConfigKind } from './operator/kinds/alertmanager-config-kind.js';
export { AlertmanagerKind } from './operator/kinds/alertmanager-kind.js';
export { PodMonitorKind } from './operator/kinds/pod-monitor-kind.js';
export { ProbeKind } from './operator/kinds/probe-kind.js';
export { PrometheusKind } from './operator/kinds/prometheus-kind.js';
export { PrometheusRuleKind } from './operator/kinds/prometheus-rule-kind.js';
export { ScrapeConfigKind } from './operator/kinds/scrape-config-kind.js';
export { ServiceMonitorKind } from './operator/kinds/service-monitor-kind.js';
export { PrometheusStack } from './prometheus-stack.js';
export { type PromqlProblem, promqlProblem } from './promql.js';
export { PrometheusStackProps } from './props.js';

export const system = defineSystem({
  id: 'prometheus',
  title: 'Prometheus',
  version: '3.14.0',
  constructs: [
    {
      name: 'PrometheusStack',
      emits:
        'Prometheus, exporters, alert rules, Alertmanager, DingTalk bridge, Grafana; plain or for the operator',
      fixes: {
        R007: 'jobs of nodes carry every node label, which the panels select by',
        R034: "the bridge's URL is made from the name of its target",
        R035: 'the bridge reads a file of targets instead of --ding.profile',
        R036: 'routes have matchers',
        R037: 'SNMP credentials are auths, apart from modules',
        R038: 'keepInstanceLabel says whether the instance is a label or the target',
        R039: 'mysqld_exporter gets its password as MYSQLD_EXPORTER_PASSWORD',
        R040: 'mysqldExporterGrants() gives the statements that MySQL 8 takes',
        R042: "node-exporter sees the node's root file system",
        R043: 'a changed configuration is read by itself, with no open endpoint',
        R053: 'ImageFilesystemFull warns before the kubelet evicts',
        R063: 'LoopbackCertificateExpires warns by the version of Kubernetes',
        R064: 'NodePidsExhausted and NodeKernelStacksExhausted, with the collector they need',
        R099: 'ContainerOomKilled and NodeOomKill',
        R100: 'the memory of Pods is their working set',
      },
    },
  ],
});
