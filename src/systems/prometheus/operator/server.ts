import { Construct } from 'constructs';
import type { BodyOf } from '../../../kubernetes/kind.js';
import { CustomObject } from '../../../synth/custom-object.js';
import { renderGroup } from '../alerts/rule-groups.js';
import type { Description } from '../describe.js';
import { metadataOf, part } from '../names.js';
import { serverRules } from '../server/rbac.js';
import { addClusterRole, addServiceAccount } from '../workload.js';
import { PrometheusKind } from './kinds/prometheus-kind.js';
import { PrometheusRuleKind } from './kinds/prometheus-rule-kind.js';
import { ScrapeConfigKind } from './kinds/scrape-config-kind.js';
import { ServiceMonitorKind } from './kinds/service-monitor-kind.js';
import { apiServerMonitor, componentMonitor, kubeletMonitor, nodeExporterMonitor } from './monitors.js';
import { scrapeConfigSpec } from './render-job.js';
import { claimTemplate, operatedSecurity, versionOf } from './workload.js';

type ServerSpec = BodyOf<typeof PrometheusKind>['spec'];
type MonitorSpec = BodyOf<typeof ServiceMonitorKind>['spec'];

/** The Prometheus server, and what it scrapes and evaluates, as the operator's kinds. */
export class OperatedServer extends Construct {
  constructor(scope: Construct, id: string, description: Description) {
    super(scope, id);
    const self = part('prometheus', description.namespace);
    addServiceAccount(this, self);
    addClusterRole(this, self, serverRules);
    new CustomObject(this, 'Prometheus', PrometheusKind, metadataOf(self), { spec: serverSpec(description) });
    new CustomObject(this, 'PrometheusRule', PrometheusRuleKind, metadataOf(self), {
      spec: { groups: description.groups.map(renderGroup) },
    });
    this.addMonitors(description);
    this.addScrapeConfigs(description);
  }

  private addMonitors({ namespace, components, discovery, nodeExporter }: Description): void {
    const monitors: Record<string, MonitorSpec> = {
      ...(discovery.apiServers && { 'kube-apiserver': apiServerMonitor() }),
      ...(discovery.nodes && { kubelet: kubeletMonitor(discovery.kubeletTls) }),
      ...(nodeExporter.enabled && { 'node-exporter': nodeExporterMonitor(namespace) }),
      ...Object.fromEntries(
        components.map((component) => [component.service, componentMonitor(component, namespace)]),
      ),
    };
    const { labels } = part('prometheus', namespace);
    for (const [name, spec] of Object.entries(monitors))
      new CustomObject(this, name, ServiceMonitorKind, { name, namespace, labels: { ...labels } }, { spec });
  }

  private addScrapeConfigs({ namespace, jobs }: Description): void {
    const labels = { ...part('prometheus', namespace).labels };
    for (const job of jobs)
      new CustomObject(
        this,
        `job-${job.name}`,
        ScrapeConfigKind,
        { name: job.name, namespace, labels },
        { spec: scrapeConfigSpec(job) },
      );
  }
}

/** Everything of these kinds in every namespace: an empty selector selects all, a missing one nothing. */
const everything = Object.fromEntries(
  ['serviceMonitor', 'podMonitor', 'probe', 'rule', 'scrapeConfig'].flatMap((kind) => [
    [`${kind}Selector`, {}],
    [`${kind}NamespaceSelector`, {}],
  ]),
);

function serverSpec({ namespace, server, alertmanagers }: Description): ServerSpec {
  const alertmanager = { namespace, name: 'alertmanager-operated', port: 'web', apiVersion: 'V2' } as const;
  return {
    image: server.image,
    ...versionOf(server.image),
    replicas: server.replicas,
    serviceAccountName: 'prometheus',
    serviceDiscoveryRole: 'EndpointSlice',
    scrapeInterval: server.scrapeInterval,
    scrapeTimeout: server.scrapeTimeout,
    evaluationInterval: server.evaluationInterval,
    retention: server.retention,
    ...(server.retentionSize !== undefined && { retentionSize: server.retentionSize }),
    ...(Object.keys(server.externalLabels).length > 0 && { externalLabels: server.externalLabels }),
    ...(server.remoteWriteReceiver && { enableRemoteWriteReceiver: true }),
    ...(alertmanagers.length > 0 && { alerting: { alertmanagers: [alertmanager] } }),
    resources: server.resources,
    securityContext: operatedSecurity,
    storage: claimTemplate(server.storage),
    ...everything,
  };
}
