import type { BodyOf } from '../../../kubernetes/kind.js';
import type { Component } from '../jobs/component-job.js';
import { nodeLabels, setInstance } from '../jobs/job.js';
import { part } from '../names.js';
import type { ServiceMonitorKind } from './kinds/service-monitor-kind.js';
import { relabelConfig } from './render-job.js';

type Spec = BodyOf<typeof ServiceMonitorKind>['spec'];

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const credentials = { bearerTokenFile: `${ACCOUNT}/token`, scheme: 'https' } as const;

/** The API servers; the job is called `apiserver`. */
export function apiServerMonitor(): Spec {
  return {
    jobLabel: 'component',
    namespaceSelector: { matchNames: ['default'] },
    selector: { matchLabels: { component: 'apiserver', provider: 'kubernetes' } },
    endpoints: [
      { port: 'https', ...credentials, tlsConfig: { caFile: `${ACCOUNT}/ca.crt`, serverName: 'kubernetes' } },
    ],
  };
}

/**
 * The kubelets and their cAdvisor, by the Service that the operator keeps for them (`--kubelet-service`). Only with
 * `attachMetadata.node` are there labels of nodes to copy.
 */
export function kubeletMonitor(kubeletTls: 'verify' | 'insecure'): Spec {
  const endpoint = {
    port: 'https-metrics',
    ...credentials,
    honorLabels: true,
    tlsConfig: {
      caFile: `${ACCOUNT}/ca.crt`,
      ...(kubeletTls === 'insecure' && { insecureSkipVerify: true }),
    },
    relabelings: [
      relabelConfig({ from: ['__metrics_path__'], to: 'metrics_path' }),
      relabelConfig(nodeLabels),
    ],
  };
  return {
    jobLabel: 'app.kubernetes.io/name',
    attachMetadata: { node: true },
    namespaceSelector: { matchNames: ['kube-system'] },
    selector: { matchLabels: { 'app.kubernetes.io/name': 'kubelet' } },
    endpoints: [endpoint, { ...endpoint, path: '/metrics/cadvisor', honorTimestamps: false }],
  };
}

/** node-exporter, with the labels of its node. */
export function nodeExporterMonitor(namespace: string): Spec {
  return {
    jobLabel: 'app.kubernetes.io/name',
    attachMetadata: { node: true },
    selector: { matchLabels: { ...part('node-exporter', namespace).labels } },
    endpoints: [{ port: 'metrics', relabelings: [relabelConfig(nodeLabels)] }],
  };
}

/** The Services that the operator makes for what it runs, by their labels. */
const operated: Readonly<Record<string, Record<string, string>>> = {
  prometheus: { 'operated-prometheus': 'true' },
  alertmanager: { 'operated-alertmanager': 'true' },
};

/** A Service of the stack. */
export function componentMonitor(
  { service, port, honorLabels, instance }: Component,
  namespace: string,
): Spec {
  const relabelings = [
    // What speaks of other objects must not seem to speak of its own Pod.
    ...(honorLabels ? [{ action: 'labeldrop' as const, regex: '(pod|service|endpoint|namespace)' }] : []),
    ...(instance === undefined ? [] : [relabelConfig(setInstance(instance))]),
  ];
  return {
    ...(operated[service] ? {} : { jobLabel: 'app.kubernetes.io/name' }),
    selector: { matchLabels: operated[service] ?? { ...part(service, namespace).labels } },
    endpoints: [
      { port, ...(honorLabels && { honorLabels }), ...(relabelings.length > 0 && { relabelings }) },
    ],
  };
}
