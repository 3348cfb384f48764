import type { Resolved } from '../../synth/props.js';
import { alertmanagerHosts } from './alertmanager/alertmanager.js';
import type { RuleGroup } from './alerts/rule.js';
import { stackGroups } from './alerts/rule-groups.js';
import type { NodeExporterProps } from './exporters/node-exporter-props.js';
import { annotatedPodsJob, annotatedServicesJob } from './jobs/annotated-jobs.js';
import { apiServerJob, nodeExporterJob, nodeJobs } from './jobs/cluster-jobs.js';
import type { Component } from './jobs/component-job.js';
import type { DiscoveryProps } from './jobs/discovery-props.js';
import type { Job } from './jobs/job.js';
import { staticJob } from './jobs/static-job.js';
import type { Settings } from './props.js';
import type { ServerProps } from './server/server-props.js';

/** What is scraped, evaluated and told to whom: the same in both modes. */
export interface Description {
  readonly namespace: string;
  readonly server: Resolved<typeof ServerProps>;
  readonly discovery: Resolved<typeof DiscoveryProps>;
  readonly nodeExporter: Resolved<typeof NodeExporterProps>;
  /** Jobs of the cluster itself, which the operator has kinds of its own for. */
  readonly clusterJobs: readonly Job[];
  /** All others that are not for a Service of the stack. */
  readonly jobs: readonly Job[];
  readonly components: readonly Component[];
  readonly groups: readonly RuleGroup[];
  /** Host and port of each Alertmanager. */
  readonly alertmanagers: readonly string[];
}

/** The description that the props give. */
export function describe(settings: Settings, namespace: string): Description {
  const components = componentsOf(settings);
  return {
    namespace,
    server: { ...settings.prometheus, externalLabels: literal(settings.prometheus.externalLabels) },
    components,
    discovery: settings.discovery,
    nodeExporter: settings.nodeExporter,
    clusterJobs: clusterJobs(settings),
    jobs: [...annotatedJobs(settings), ...settings.jobs.map(staticJob)],
    groups: [...stackGroups(settings.alerts, settings.kubernetesVersion), ...settings.ruleGroups],
    alertmanagers: alertmanagersOf(settings, namespace),
  };
}

/** The server takes `$a` in external labels, and nowhere else, for a variable of its environment; `$$` is a dollar. */
function literal(labels: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(labels);
  return Object.fromEntries(pairs.map(([name, value]) => [name, value.replaceAll('$', '$$$$')]));
}

/** The names of jobs that come with the stack. */
export function ownJobNames(settings: Settings): string[] {
  const jobs = [...clusterJobs(settings), ...annotatedJobs(settings)];
  return [...jobs.map(({ name }) => name), ...componentsOf(settings).map(({ service }) => service)];
}

function clusterJobs({ discovery, nodeExporter }: Settings): Job[] {
  return [
    ...(discovery.apiServers ? [apiServerJob()] : []),
    ...(discovery.nodes ? nodeJobs(discovery.kubeletTls) : []),
    ...(nodeExporter.enabled ? [nodeExporterJob(nodeExporter.port)] : []),
  ];
}

function annotatedJobs({ discovery }: Settings): Job[] {
  return [
    ...(discovery.annotatedServices ? [annotatedServicesJob()] : []),
    ...(discovery.annotatedPods ? [annotatedPodsJob()] : []),
  ];
}

/** The Services of the stack that have metrics. */
function componentsOf(settings: Settings): Component[] {
  const { alertmanager, grafana, mysqldExporter: mysqld, cephExporter: ceph, kubeStateMetrics } = settings;
  const all: (Component | false | undefined)[] = [
    { service: 'prometheus', port: 'web' },
    alertmanager && { service: 'alertmanager', port: 'web' },
    grafana && { service: 'grafana', port: 'http' },
    mysqld && { service: 'mysqld-exporter', port: 'metrics', instance: mysqld.instance ?? mysqld.address },
    ceph && { service: 'ceph-exporter', port: 'metrics', instance: ceph.cluster },
    kubeStateMetrics.enabled && { service: 'kube-state-metrics', port: 'metrics', honorLabels: true },
  ];
  return all.flatMap((component) => component || []);
}

function alertmanagersOf({ alertmanager }: Settings, namespace: string): string[] {
  if (!alertmanager) return [];
  return alertmanagerHosts(alertmanager.replicas, namespace).map((host) => `${host}:9093`);
}
