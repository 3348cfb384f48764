import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { metadataOf, part } from '../names.js';
import {
  addService,
  addServiceAccount,
  container,
  containerPorts,
  httpProbe,
  NOBODY,
  type PartPod,
  podTemplate,
} from '../workload.js';
import type { NodeExporterProps } from './node-exporter-props.js';

type Props = Resolved<typeof NodeExporterProps>;

/** Where the node's root is mounted. */
const ROOT = '/host/root';

/** node-exporter on every node, which sees the node's file systems and processes, not those of its container (R042). */
export class NodeExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('node-exporter', namespace);
    addServiceAccount(this, self);
    addService(this, self, { metrics: props.port }, { clusterIp: 'None' });
    new k8s.KubeDaemonSet(this, 'DaemonSet', {
      metadata: metadataOf(self),
      spec: {
        selector: { matchLabels: { ...self.labels } },
        updateStrategy: { rollingUpdate: { maxUnavailable: k8s.IntOrString.fromString('10%') } },
        template: podTemplate(self, pod(props)),
      },
    });
  }
}

function pod(props: Props): PartPod {
  return {
    // The network's figures are those of the namespace it runs in.
    hostNetwork: true,
    hostPid: true,
    priorityClassName: 'system-cluster-critical',
    ...(props.tolerations.length > 0 && { tolerations: props.tolerations }),
    securityContext: { runAsNonRoot: true, runAsUser: NOBODY, runAsGroup: NOBODY },
    containers: [exporter(props)],
    volumes: [
      { name: 'sys', hostPath: { path: '/sys' } },
      { name: 'root', hostPath: { path: '/' } },
    ],
  };
}

function exporter(props: Props): k8s.Container {
  return container(props, {
    name: 'node-exporter',
    args: exporterArgs(props),
    ports: containerPorts({ metrics: props.port }),
    livenessProbe: httpProbe('/', 'metrics'),
    readinessProbe: httpProbe('/', 'metrics'),
    // The default seccomp profile lets adjtimex through for this capability alone; without it the clock is not read.
    securityContext: hardenedContainer(['SYS_TIME']),
    volumeMounts: [
      { name: 'sys', mountPath: '/host/sys', mountPropagation: 'HostToContainer', readOnly: true },
      { name: 'root', mountPath: ROOT, mountPropagation: 'HostToContainer', readOnly: true },
    ],
  });
}

const NOT_DISKS = '^/(dev|proc|sys|run/k3s/containerd/.+|var/lib/docker/.+|var/lib/kubelet/pods/.+)($|/)';
const PODS_DEVICES = '^(veth.*|[a-f0-9]{15})$';

function exporterArgs({ port, processes }: Props): string[] {
  return [
    `--web.listen-address=:${port}`,
    '--path.sysfs=/host/sys',
    `--path.rootfs=${ROOT}`,
    `--path.procfs=${ROOT}/proc`,
    `--path.udev.data=${ROOT}/run/udev/data`,
    ...['wifi', 'hwmon', 'btrfs'].map((collector) => `--no-collector.${collector}`),
    ...(processes ? ['--collector.processes'] : []),
    `--collector.filesystem.mount-points-exclude=${NOT_DISKS}`,
    `--collector.netclass.ignored-devices=${PODS_DEVICES}`,
    `--collector.netdev.device-exclude=${PODS_DEVICES}`,
  ];
}
