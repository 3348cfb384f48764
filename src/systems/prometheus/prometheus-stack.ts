import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { PlainAlertmanager } from './alertmanager/alertmanager.js';
import { AlertmanagerProps } from './alertmanager/alertmanager-props.js';
import { DingTalk } from './alertmanager/dingtalk.js';
import { DingTalkProps } from './alertmanager/dingtalk-props.js';
import { checkProps } from './check.js';
import { type Description, describe } from './describe.js';
import { CephExporter } from './exporters/ceph-exporter.js';
import { CephExporterProps } from './exporters/ceph-exporter-props.js';
import { KubeStateMetrics } from './exporters/kube-state-metrics.js';
import { KubeStateMetricsProps } from './exporters/kube-state-metrics-props.js';
import { MysqldExporter } from './exporters/mysqld-exporter.js';
import { MysqldExporterProps } from './exporters/mysqld-exporter-props.js';
import { NodeExporter } from './exporters/node-exporter.js';
import { NodeExporterProps } from './exporters/node-exporter-props.js';
import { SnmpExporter } from './exporters/snmp-exporter.js';
import { SnmpExporterProps } from './exporters/snmp-exporter-props.js';
import { Grafana } from './grafana/grafana.js';
import { GrafanaProps } from './grafana/grafana-props.js';
import { OperatedAlertmanager } from './operator/alertmanager.js';
import { OperatedServer } from './operator/server.js';
import { PrometheusStackProps } from './props.js';
import { filledIn } from './schemas.js';
import { PlainServer } from './server/server.js';

/**
 * Prometheus and what belongs to it: exporters, alert rules, Alertmanager, Grafana.
 *
 * @throws UserError `PROP_INVALID`, for what one of them would not start with, a wrong expression with its position
 */
export class PrometheusStack extends Construct {
  constructor(scope: Construct, id: string, props: PrometheusStackProps = {}) {
    super(scope, id);
    const settings = resolveProps(this, PrometheusStackProps, props, checkProps);
    const namespace = settings.namespace ?? Chart.of(this).namespace ?? 'monitoring';
    const description = describe(settings, namespace);
    const Server = settings.mode === 'plain' ? PlainServer : OperatedServer;
    new Server(this, 'prometheus', description);
    this.addExporters(settings, namespace);
    this.addAlerting(settings, namespace);
    this.addOtherExporters(settings, namespace);
    this.addGrafana(settings, description);
  }

  private addGrafana({ mode, grafana }: PrometheusStackProps, { namespace, server }: Description): void {
    if (!grafana) return;
    new Grafana(this, 'grafana', namespace, filledIn(GrafanaProps, grafana), {
      url: `http://${mode === 'plain' ? 'prometheus' : 'prometheus-operated'}.${namespace}.svc:9090`,
      scrapeInterval: server.scrapeInterval,
    });
  }

  private addOtherExporters(props: PrometheusStackProps, namespace: string): void {
    const { snmpExporter: snmp, mysqldExporter: mysqld, cephExporter: ceph } = props;
    if (snmp) new SnmpExporter(this, 'snmp-exporter', namespace, filledIn(SnmpExporterProps, snmp));
    if (mysqld) new MysqldExporter(this, 'mysqld-exporter', namespace, filledIn(MysqldExporterProps, mysqld));
    if (ceph) new CephExporter(this, 'ceph-exporter', namespace, filledIn(CephExporterProps, ceph));
  }

  private addAlerting(settings: PrometheusStackProps, namespace: string): void {
    const { mode, alertmanager, dingtalk } = settings;
    const Alertmanager = mode === 'plain' ? PlainAlertmanager : OperatedAlertmanager;
    if (alertmanager)
      new Alertmanager(this, 'alertmanager', namespace, filledIn(AlertmanagerProps, alertmanager));
    if (dingtalk) new DingTalk(this, 'dingtalk', namespace, filledIn(DingTalkProps, dingtalk));
  }

  private addExporters(settings: PrometheusStackProps, namespace: string): void {
    const node = filledIn(NodeExporterProps, settings.nodeExporter ?? {});
    const state = filledIn(KubeStateMetricsProps, settings.kubeStateMetrics ?? {});
    if (node.enabled) new NodeExporter(this, 'node-exporter', namespace, node);
    if (state.enabled) new KubeStateMetrics(this, 'kube-state-metrics', namespace, state);
  }
}
