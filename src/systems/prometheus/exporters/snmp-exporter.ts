import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { metadataOf, part } from '../names.js';
import {
  addDeployment,
  addService,
  addServiceAccount,
  containerPort,
  httpProbe,
  podTemplate,
  resourcesOf,
  secretVariable,
  unprivileged,
} from '../workload.js';
import { snmpSecrets, snmpUsersFile } from './snmp-config.js';
import type { SnmpExporterProps } from './snmp-exporter-props.js';

type Props = Resolved<typeof SnmpExporterProps>;

/** snmp_exporter with its own modules, and credentials in the form that 0.23 has them (R037). */
export class SnmpExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('snmp-exporter', namespace);
    const data = props.users.length > 0 ? { 'users.yml': snmpUsersFile(props.users) } : undefined;
    addServiceAccount(this, self);
    if (data) new k8s.KubeConfigMap(this, 'ConfigMap', { metadata: metadataOf(self), data });
    addService(this, self, { http: 9116 });
    addDeployment(this, self, podTemplate(self, podSpec(props), data));
  }
}

/** The files beside the exporter's own: what they are mounted from, and where. */
function extraFiles({ users, communities }: Props): { volume: k8s.Volume; folder: string; file: string }[] {
  const folder = '/etc/snmp-auths';
  return [
    ...(users.length > 0
      ? [
          {
            volume: { name: 'users', configMap: { name: 'snmp-exporter' } },
            folder: `${folder}/users`,
            file: 'users.yml',
          },
        ]
      : []),
    ...(communities
      ? [
          {
            volume: { name: 'communities', secret: { secretName: communities.secret.name } },
            folder: `${folder}/communities`,
            file: communities.secret.key,
          },
        ]
      : []),
  ];
}

function podSpec(props: Props): k8s.PodSpec {
  return {
    serviceAccountName: 'snmp-exporter',
    securityContext: unprivileged,
    containers: [container(props)],
    volumes: extraFiles(props).map(({ volume }) => volume),
  };
}

function container(props: Props): k8s.Container {
  const files = extraFiles(props);
  return {
    name: 'snmp-exporter',
    image: props.image,
    args: [
      '--config.file=/etc/snmp_exporter/snmp.yml',
      ...files.map(({ folder, file }) => `--config.file=${folder}/${file}`),
      ...(props.users.length > 0 ? ['--config.expand-environment-variables'] : []),
    ],
    env: snmpSecrets(props.users).map(([name, secret]) => secretVariable(name, secret)),
    ports: [containerPort('http', 9116)],
    livenessProbe: httpProbe('/-/healthy', 'http'),
    readinessProbe: httpProbe('/-/healthy', 'http'),
    resources: resourcesOf(props.resources),
    securityContext: hardenedContainer(),
    volumeMounts: files.map(({ volume, folder }) => ({
      name: volume.name,
      mountPath: folder,
      readOnly: true,
    })),
  };
}
