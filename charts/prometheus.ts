import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PrometheusStack } from 'cdk8s-runbook/systems/prometheus';
import type { Construct } from 'constructs';
import { clusterScoped } from '../src/kubernetes/cluster-scoped.js';

const CEPH = ['192.168.146.11:9128', '192.168.146.12:9128', '192.168.146.13:9128', '192.168.146.14:9128'];

/** The monitoring of one cluster, and of the machines beside it. */
export class PrometheusChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'monitoring' });
    // node-exporter is on the node's network and reads its root.
    const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
    clusterScoped(new k8s.KubeNamespace(this, 'Namespace', { metadata: { name: 'monitoring', labels } }));
    new PrometheusStack(this, 'monitoring', {
      kubernetesVersion: '1.24',
      prometheus: { retention: '30d', remoteWriteReceiver: true },
      jobs: [
        { name: 'node-exporter', targets: ['192.168.21.20:9100'], labels: { instance: 'vpn' } },
        // Not `instance`, as on the machines that this comes from: four targets cannot share it.
        { name: 'ceph-exporter', targets: CEPH, labels: { cluster: 'ceph' } },
        {
          name: 'snmp',
          targets: ['172.16.1.5'],
          labels: { instance: 'h3c', location: 'SAD' },
          via: '192.168.5.76:9116',
          path: '/snmp',
          params: { module: ['if_mib'], auth: ['public_v2'] },
          interval: '120s',
          timeout: '60s',
        },
        { name: 'mysql-exporter', targets: ['192.168.144.109:9104'], labels: { instance: 'mysql' } },
      ],
      alertmanager: {
        route: {
          receiver: 'webhook',
          groupBy: ['alertname'],
          groupWait: '30s',
          groupInterval: '5m',
          repeatInterval: '4h',
          routes: [{ matchers: [{ label: 'team', value: 'node' }], receiver: 'webhook', groupWait: '10s' }],
        },
        receivers: [{ name: 'webhook', dingtalk: ['webhook1'] }],
      },
      dingtalk: {
        targets: [{ name: 'webhook1', urlSecret: { name: 'dingtalk', key: 'webhook1-url' } }],
      },
      grafana: { adminSecret: { name: 'grafana-admin' } },
    });
  }
}
