import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { metadataOf, part } from '../names.js';
import {
  addService,
  addStatefulSet,
  container,
  containerPorts,
  httpProbe,
  type PartPod,
} from '../workload.js';
import type { AlertmanagerProps } from './alertmanager-props.js';
import { alertmanagerConfig, SECRETS_FOLDER, secretNames } from './config.js';

type Props = Resolved<typeof AlertmanagerProps>;

/** The host names of the Alertmanagers: each must be told of every alert, so no Service stands between. */
export function alertmanagerHosts(replicas: number, namespace: string): string[] {
  return Array.from({ length: replicas }, (_, i) => `alertmanager-${i}.alertmanager.${namespace}.svc`);
}

/** Alertmanager as it is without an operator. */
export class PlainAlertmanager extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('alertmanager', namespace);
    const data = { 'alertmanager.yml': alertmanagerConfig(props, namespace) };
    new k8s.KubeConfigMap(this, 'ConfigMap', { metadata: metadataOf(self), data });
    // They look for one another by name before any of them is ready.
    addService(this, self, { web: 9093 }, { clusterIp: 'None', publishNotReadyAddresses: true });
    addStatefulSet(this, self, props, pod(props, namespace), data);
  }
}

function pod(props: Props, namespace: string): PartPod {
  const secrets = secretNames(props);
  return {
    containers: [server(props, namespace)],
    volumes: [
      { name: 'config', configMap: { name: 'alertmanager' } },
      ...secrets.map((secretName, i) => ({ name: `secret-${i}`, secret: { secretName } })),
    ],
  };
}

function server(props: Props, namespace: string): k8s.Container {
  return container(props, {
    name: 'alertmanager',
    args: [
      '--config.file=/etc/alertmanager/config/alertmanager.yml',
      '--storage.path=/alertmanager',
      `--data.retention=${props.retention}`,
      ...clusterArgs(props, namespace),
    ],
    ports: containerPorts({ web: 9093, ...(props.replicas > 1 && { mesh: 9094 }) }),
    livenessProbe: httpProbe('/-/healthy', 'web'),
    readinessProbe: httpProbe('/-/ready', 'web'),
    volumeMounts: [
      { name: 'config', mountPath: '/etc/alertmanager/config', readOnly: true },
      { name: 'data', mountPath: '/alertmanager' },
      ...secretNames(props).map((name, i) => ({
        name: `secret-${i}`,
        mountPath: `${SECRETS_FOLDER}/${name}`,
        readOnly: true,
      })),
    ],
  });
}

function clusterArgs({ replicas }: Props, namespace: string): string[] {
  if (replicas === 1) return ['--cluster.listen-address='];
  const peers = alertmanagerHosts(replicas, namespace).map((host) => `--cluster.peer=${host}:9094`);
  return ['--cluster.listen-address=0.0.0.0:9094', ...peers];
}
