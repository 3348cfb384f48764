import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import {
  addDeployment,
  addService,
  addServiceAccount,
  containerPort,
  podTemplate,
  resourcesOf,
  unprivileged,
} from '../workload.js';
import type { CephExporterProps } from './ceph-exporter-props.js';

type Props = Resolved<typeof CephExporterProps>;

/** ceph_exporter: one is enough, as each asks the whole cluster. */
export class CephExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('ceph-exporter', namespace);
    addServiceAccount(this, self);
    addService(this, self, { metrics: 9128 });
    addDeployment(
      this,
      self,
      podTemplate(self, {
        serviceAccountName: self.name,
        securityContext: unprivileged,
        containers: [container(props)],
        volumes: [{ name: 'ceph', secret: { secretName: props.configSecret } }],
      }),
    );
  }
}

function container({ image, user, cluster, resources }: Props): k8s.Container {
  return {
    name: 'ceph-exporter',
    image,
    env: [
      { name: 'TELEMETRY_ADDR', value: '*:9128' },
      { name: 'TELEMETRY_PATH', value: '/metrics' },
      { name: 'CEPH_CLUSTER', value: cluster },
      { name: 'CEPH_CONFIG', value: '/etc/ceph/ceph.conf' },
      { name: 'CEPH_USER', value: user },
      { name: 'CEPH_RADOS_OP_TIMEOUT', value: '30s' },
    ],
    ports: [containerPort('metrics', 9128)],
    resources: resourcesOf(resources),
    securityContext: hardenedContainer(),
    volumeMounts: [{ name: 'ceph', mountPath: '/etc/ceph', readOnly: true }],
  };
}
