import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import { addDeployment, container, containerPorts } from '../workload.js';
import type { CephExporterProps } from './ceph-exporter-props.js';

type Props = Resolved<typeof CephExporterProps>;

const ports = { metrics: 9128 };

/** ceph_exporter: one is enough, as each asks the whole cluster. */
export class CephExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    addDeployment(this, part('ceph-exporter', namespace), ports, {
      containers: [exporter(props)],
      volumes: [{ name: 'ceph', secret: { secretName: props.configSecret } }],
    });
  }
}

function exporter(props: Props): k8s.Container {
  return container(props, {
    name: 'ceph-exporter',
    env: [
      { name: 'TELEMETRY_ADDR', value: `*:${ports.metrics}` },
      { name: 'TELEMETRY_PATH', value: '/metrics' },
      { name: 'CEPH_CLUSTER', value: props.cluster },
      { name: 'CEPH_CONFIG', value: '/etc/ceph/ceph.conf' },
      { name: 'CEPH_USER', value: props.user },
      { name: 'CEPH_RADOS_OP_TIMEOUT', value: '30s' },
    ],
    ports: containerPorts(ports),
    volumeMounts: [{ name: 'ceph', mountPath: '/etc/ceph', readOnly: true }],
  });
}
