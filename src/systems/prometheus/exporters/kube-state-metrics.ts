import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import {
  addClusterRole,
  addDeployment,
  addService,
  addServiceAccount,
  containerPort,
  httpProbe,
  podTemplate,
  resourcesOf,
  unprivileged,
} from '../workload.js';
import type { KubeStateMetricsProps } from './kube-state-metrics-props.js';
import { kubeStateResources, kubeStateRules } from './kube-state-resources.js';

type Props = Resolved<typeof KubeStateMetricsProps>;

/** kube-state-metrics, with the right to read what it shows and nothing else. */
export class KubeStateMetrics extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('kube-state-metrics', namespace);
    addServiceAccount(this, self);
    addClusterRole(this, self, kubeStateRules(props.secrets));
    addService(this, self, { metrics: 8080, telemetry: 8081 }, { clusterIp: 'None' });
    addDeployment(
      this,
      self,
      podTemplate(self, {
        serviceAccountName: self.name,
        // It reads the API with this token.
        automountServiceAccountToken: true,
        securityContext: unprivileged,
        containers: [container(props)],
      }),
    );
  }
}

function container({ image, secrets, resources }: Props): k8s.Container {
  return {
    name: 'kube-state-metrics',
    image,
    args: ['--port=8080', '--telemetry-port=8081', `--resources=${kubeStateResources(secrets)}`],
    ports: [containerPort('metrics', 8080), containerPort('telemetry', 8081)],
    livenessProbe: httpProbe('/livez', 'metrics', { initialDelaySeconds: 5, timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/readyz', 'telemetry', { initialDelaySeconds: 5, timeoutSeconds: 5 }),
    resources: resourcesOf(resources),
    securityContext: hardenedContainer(),
  };
}
