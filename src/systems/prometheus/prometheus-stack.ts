import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { PlainAlertmanager } from './alertmanager/alertmanager.js';
import { DingTalk } from './alertmanager/dingtalk.js';
import { checkProps } from './check.js';
import { type Description, describe } from './describe.js';
import { CephExporter } from './exporters/ceph-exporter.js';
import { KubeStateMetrics } from './exporters/kube-state-metrics.js';
import { MysqldExporter } from './exporters/mysqld-exporter.js';
import { NodeExporter } from './exporters/node-exporter.js';
import { SnmpExporter } from './exporters/snmp-exporter.js';
import { Grafana } from './grafana/grafana.js';
import { OperatedAlertmanager } from './operator/alertmanager.js';
import { OperatedServer } from './operator/server.js';
import { PrometheusStackProps, type Settings, settingsOf } from './props.js';
import { PlainServer } from './server/server.js';

/**
 * Prometheus and what belongs to it: exporters, alert rules, Alertmanager, Grafana.
 *
 * @throws UserError `PROP_INVALID`, for what one of them would not start with, a wrong expression with its position
 */
export class PrometheusStack extends Construct {
  constructor(scope: Construct, id: string, props: PrometheusStackProps = {}) {
    super(scope, id);
    const namespaceOf = (own?: string) => own ?? Chart.of(this).namespace ?? 'monitoring';
    const resolved = resolveProps(this, PrometheusStackProps, props, (given, refuse) => {
      checkProps(settingsOf(given), namespaceOf(given.namespace), refuse);
    });
    const settings = settingsOf(resolved);
    const namespace = namespaceOf(settings.namespace);
    const description = describe(settings, namespace);
    const Server = settings.mode === 'plain' ? PlainServer : OperatedServer;
    new Server(this, 'prometheus', description);
    this.addExporters(settings, namespace);
    this.addAlerting(settings, namespace);
    this.addGrafana(settings, description);
  }

  private addExporters(settings: Settings, namespace: string): void {
    const { nodeExporter, kubeStateMetrics, snmpExporter, mysqldExporter, cephExporter } = settings;
    if (nodeExporter.enabled) new NodeExporter(this, 'node-exporter', namespace, nodeExporter);
    if (kubeStateMetrics.enabled)
      new KubeStateMetrics(this, 'kube-state-metrics', namespace, kubeStateMetrics);
    if (snmpExporter) new SnmpExporter(this, 'snmp-exporter', namespace, snmpExporter);
    if (mysqldExporter) new MysqldExporter(this, 'mysqld-exporter', namespace, mysqldExporter);
    if (cephExporter) new CephExporter(this, 'ceph-exporter', namespace, cephExporter);
  }

  private addAlerting({ mode, alertmanager, dingtalk }: Settings, namespace: string): void {
    const Alertmanager = mode === 'plain' ? PlainAlertmanager : OperatedAlertmanager;
    if (alertmanager) new Alertmanager(this, 'alertmanager', namespace, alertmanager);
    if (dingtalk) new DingTalk(this, 'dingtalk', namespace, dingtalk);
  }

  private addGrafana({ mode, grafana }: Settings, { namespace, server }: Description): void {
    if (!grafana) return;
    new Grafana(this, 'grafana', namespace, grafana, {
      url: `http://${mode === 'plain' ? 'prometheus' : 'prometheus-operated'}.${namespace}.svc:9090`,
      scrapeInterval: server.scrapeInterval,
    });
  }
}
