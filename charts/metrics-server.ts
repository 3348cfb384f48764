import { Chart } from 'cdk8s';
import { MetricsServerWithFixes } from 'cdk8s-runbook/systems/metrics-server';
import type { Construct } from 'constructs';

/** The addresses of the nodes of one cluster, and the names under which their kubelets have registered them. */
const nodes = {
  'fm-k8s-c1-master1': '172.31.26.116',
  'fm-k8s-c1-master2': '172.31.19.164',
  'fm-k8s-c1-master3': '172.31.21.3',
  'fm-k8s-c1-worker1': '172.31.16.124',
  'fm-k8s-c1-worker2': '172.31.22.159',
};

/** A cluster whose DNS does not know its nodes, and whose nodes reject traffic from their own Pods (flannel). */
export class MetricsServerChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MetricsServerWithFixes(this, 'metrics-server', {
      nodeAliases: Object.entries(nodes).map(([name, ip]) => ({ ip, hostnames: [name] })),
      hostFirewall: { podCidrs: ['10.244.0.0/16'] },
    });
  }
}
