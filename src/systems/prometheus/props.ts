import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted, type Resolved } from '../../synth/props.js';
import { AlertmanagerProps } from './alertmanager/alertmanager-props.js';
import { DingTalkProps } from './alertmanager/dingtalk-props.js';
import { AlertsProps } from './alerts/alerts-props.js';
import { RuleGroup } from './alerts/rule.js';
import { CephExporterProps } from './exporters/ceph-exporter-props.js';
import { KubeStateMetricsProps } from './exporters/kube-state-metrics-props.js';
import { MysqldExporterProps } from './exporters/mysqld-exporter-props.js';
import { NodeExporterProps } from './exporters/node-exporter-props.js';
import { SnmpExporterProps } from './exporters/snmp-exporter-props.js';
import { GrafanaProps } from './grafana/grafana-props.js';
import { DiscoveryProps } from './jobs/discovery-props.js';
import { ScrapeJob } from './jobs/scrape-job.js';
import { oneOf } from './schemas.js';
import { ServerProps } from './server/server-props.js';

/** What `PrometheusStack` can be given: one description for both modes. */
export const PrometheusStackProps = closed({
  /**
   * `plain`: ConfigMaps and StatefulSets. `operator`: the kinds of prometheus-operator (`monitoring.coreos.com`), which
   * must be there already, with its Service for kubelets. Default: plain.
   */
  mode: defaulted(oneOf('plain', 'operator'), 'plain'),
  /** The namespace of everything. Default: the chart's, or monitoring. */
  namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  /**
   * The cluster's version, such as 1.33: it says when LoopbackCertificateExpires must warn. Default: unknown, which is
   * treated as 1.32, so that the warning comes too early rather than too late.
   */
  kubernetesVersion: Type.Optional(Type.String({ pattern: '^1\\.\\d{1,2}$' })),
  /** The server. */
  prometheus: defaulted(ServerProps, {}),
  /** What is found through the API server. */
  discovery: defaulted(DiscoveryProps, {}),
  /** Targets that are always the same. Default: none. */
  jobs: defaulted(Type.Array(ScrapeJob), []),
  /** node-exporter. */
  nodeExporter: defaulted(NodeExporterProps, {}),
  /** kube-state-metrics. */
  kubeStateMetrics: defaulted(KubeStateMetricsProps, {}),
  /** The alerts that come with the stack. */
  alerts: defaulted(AlertsProps, {}),
  /** Alertmanager. Default: none, and alerts are only seen in Prometheus. */
  alertmanager: Type.Optional(AlertmanagerProps),
  /** The bridge to DingTalk, for receivers of `alertmanager`. Default: none. */
  dingtalk: Type.Optional(DingTalkProps),
  /** Grafana. Default: none. */
  grafana: Type.Optional(GrafanaProps),
  /** An exporter for switches and whatever else speaks SNMP. Default: none. */
  snmpExporter: Type.Optional(SnmpExporterProps),
  /** An exporter for a MySQL server. Default: none. */
  mysqldExporter: Type.Optional(MysqldExporterProps),
  /** An exporter for a Ceph cluster. Default: none. */
  cephExporter: Type.Optional(CephExporterProps),
  /** Further rules. Default: none. */
  ruleGroups: defaulted(Type.Array(RuleGroup), []),
});
export type PrometheusStackProps = Static<typeof PrometheusStackProps>;

/** The props with all their defaults, those inside other props too. */
export interface Settings extends Resolved<typeof PrometheusStackProps> {
  readonly prometheus: Resolved<typeof ServerProps>;
  readonly discovery: Resolved<typeof DiscoveryProps>;
  readonly nodeExporter: Resolved<typeof NodeExporterProps>;
  readonly kubeStateMetrics: Resolved<typeof KubeStateMetricsProps>;
  readonly alerts: Resolved<typeof AlertsProps>;
  readonly alertmanager?: Resolved<typeof AlertmanagerProps>;
  readonly dingtalk?: Resolved<typeof DingTalkProps>;
  readonly grafana?: Resolved<typeof GrafanaProps>;
  readonly snmpExporter?: Resolved<typeof SnmpExporterProps>;
  readonly mysqldExporter?: Resolved<typeof MysqldExporterProps>;
  readonly cephExporter?: Resolved<typeof CephExporterProps>;
}

/** The settings that resolved props are. */
export function settingsOf(props: Resolved<typeof PrometheusStackProps>): Settings {
  // Validation fills in defaults at every depth; TypeScript sees those of the outermost object only.
  return props as Settings;
}
