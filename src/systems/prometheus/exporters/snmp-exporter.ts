import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { metadataOf, part } from '../names.js';
import { addDeployment, container, containerPorts, httpProbe, secretVariable } from '../workload.js';
import { snmpSecrets, snmpUsersFile } from './snmp-config.js';
import type { SnmpExporterProps } from './snmp-exporter-props.js';

type Props = Resolved<typeof SnmpExporterProps>;

const ports = { http: 9116 };

/** snmp_exporter with its own modules, and credentials in the form that 0.23 has them (R037). */
export class SnmpExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('snmp-exporter', namespace);
    const config = props.users.length > 0 ? { 'users.yml': snmpUsersFile(props.users) } : undefined;
    if (config) new k8s.KubeConfigMap(this, 'ConfigMap', { metadata: metadataOf(self), data: config });
    const files = authFiles(props);
    const volumes = files.map(({ volume }) => volume);
    addDeployment(this, self, ports, { containers: [exporter(props, files)], volumes }, { config });
  }
}

/** A file of credentials beside the exporter's own: what it is mounted from, and where. */
interface AuthFile {
  readonly volume: k8s.Volume;
  readonly folder: string;
  readonly file: string;
}

function authFiles({ users, communities }: Props): AuthFile[] {
  const files: AuthFile[] = [];
  if (users.length > 0) {
    const volume = { name: 'users', configMap: { name: 'snmp-exporter' } };
    files.push({ volume, folder: '/etc/snmp-auths/users', file: 'users.yml' });
  }
  if (communities) {
    const volume = { name: 'communities', secret: { secretName: communities.secret.name } };
    files.push({ volume, folder: '/etc/snmp-auths/communities', file: communities.secret.key });
  }
  return files;
}

function exporter(props: Props, files: readonly AuthFile[]): k8s.Container {
  return container(props, {
    name: 'snmp-exporter',
    args: [
      '--config.file=/etc/snmp_exporter/snmp.yml',
      ...files.map(({ folder, file }) => `--config.file=${folder}/${file}`),
      ...(props.users.length > 0 ? ['--config.expand-environment-variables'] : []),
    ],
    env: snmpSecrets(props.users).map(([name, secret]) => secretVariable(name, secret)),
    ports: containerPorts(ports),
    livenessProbe: httpProbe('/-/healthy', 'http'),
    readinessProbe: httpProbe('/-/healthy', 'http'),
    volumeMounts: files.map(({ volume: { name }, folder }) => ({ name, mountPath: folder, readOnly: true })),
  });
}
