import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import type { Description } from '../describe.js';
import { metadataOf, part } from '../names.js';
import {
  addClusterRole,
  addService,
  addStatefulSet,
  container,
  containerPorts,
  httpProbe,
  type PartPod,
} from '../workload.js';
import { CONFIG_FOLDER, configData } from './config.js';
import { serverRules } from './rbac.js';
import type { ServerProps } from './server-props.js';

type Server = Resolved<typeof ServerProps>;

/** The Prometheus server as it is without an operator. */
export class PlainServer extends Construct {
  constructor(scope: Construct, id: string, description: Description) {
    super(scope, id);
    const { namespace, server } = description;
    const self = part('prometheus', namespace);
    const data = configData(description);
    addClusterRole(this, self, serverRules);
    new k8s.KubeConfigMap(this, 'ConfigMap', { metadata: metadataOf(self), data });
    // One browser stays with one server: their samples differ by the moment of the scrape.
    addService(this, self, { web: 9090 }, server.replicas > 1 ? { sessionAffinity: 'ClientIP' } : {});
    addStatefulSet(this, self, server, pod(server), server.reload === 'restart' ? data : undefined);
  }
}

function pod(server: Server): PartPod {
  return {
    // It finds its targets, and asks kubelets, with this token.
    automountServiceAccountToken: true,
    // The server writes its head to the disk when it ends.
    terminationGracePeriodSeconds: 300,
    containers: [serverContainer(server)],
    volumes: [{ name: 'config', configMap: { name: 'prometheus' } }],
  };
}

function serverContainer(server: Server): k8s.Container {
  return container(server, {
    name: 'prometheus',
    args: serverArgs(server),
    ports: containerPorts({ web: 9090 }),
    // Replaying the log may take a quarter of an hour after a crash.
    startupProbe: httpProbe('/-/ready', 'web', { periodSeconds: 15, failureThreshold: 60 }),
    livenessProbe: httpProbe('/-/healthy', 'web', {
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 6,
    }),
    readinessProbe: httpProbe('/-/ready', 'web', { periodSeconds: 5, timeoutSeconds: 3 }),
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      { name: 'data', mountPath: '/prometheus' },
    ],
  });
}

function serverArgs({ reload, remoteWriteReceiver }: Server): string[] {
  return [
    `--config.file=${CONFIG_FOLDER}/prometheus.yml`,
    '--storage.tsdb.path=/prometheus',
    ...(reload === 'auto' ? ['--config.auto-reload'] : []),
    ...(reload === 'endpoint' ? ['--web.enable-lifecycle'] : []),
    ...(remoteWriteReceiver ? ['--web.enable-remote-write-receiver'] : []),
  ];
}
