import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import { addClusterRole, addDeployment, container, containerPorts, httpProbe } from '../workload.js';
import type { KubeStateMetricsProps } from './kube-state-metrics-props.js';
import { kubeStateResources, kubeStateRules } from './kube-state-resources.js';

type Props = Resolved<typeof KubeStateMetricsProps>;

const ports = { metrics: 8080, telemetry: 8081 };

/** kube-state-metrics, with the right to read what it shows and nothing else. */
export class KubeStateMetrics extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('kube-state-metrics', namespace);
    addClusterRole(this, self, kubeStateRules(props.secrets));
    // It reads the API with the token.
    const pod = { automountServiceAccountToken: true, containers: [exporter(props)] };
    addDeployment(this, self, ports, pod, { service: { clusterIp: 'None' } });
  }
}

function exporter(props: Props): k8s.Container {
  const soon = { initialDelaySeconds: 5, timeoutSeconds: 5 };
  return container(props, {
    name: 'kube-state-metrics',
    args: [
      `--port=${ports.metrics}`,
      `--telemetry-port=${ports.telemetry}`,
      `--resources=${kubeStateResources(props.secrets)}`,
    ],
    ports: containerPorts(ports),
    livenessProbe: httpProbe('/livez', 'metrics', soon),
    readinessProbe: httpProbe('/readyz', 'telemetry', soon),
  });
}
