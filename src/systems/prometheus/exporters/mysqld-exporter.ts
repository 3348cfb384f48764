import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
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
import type { MysqldExporterProps } from './mysqld-exporter-props.js';

/** mysqld_exporter, with the credentials where 0.15 and later look for them (R039). */
export class MysqldExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Resolved<typeof MysqldExporterProps>) {
    super(scope, id);
    const self = part('mysqld-exporter', namespace);
    const container = {
      name: self.name,
      image: props.image,
      args: [`--mysqld.address=${props.address}`, `--mysqld.username=${props.username}`],
      env: [secretVariable('MYSQLD_EXPORTER_PASSWORD', props.passwordSecret)],
      ports: [containerPort('metrics', 9104)],
      // Not /metrics: a database that is down is no reason to restart the exporter that tells so.
      livenessProbe: httpProbe('/', 'metrics'),
      readinessProbe: httpProbe('/', 'metrics'),
      resources: resourcesOf(props.resources),
      securityContext: hardenedContainer(),
    };
    addServiceAccount(this, self);
    addService(this, self, { metrics: 9104 });
    addDeployment(
      this,
      self,
      podTemplate(self, {
        serviceAccountName: self.name,
        securityContext: unprivileged,
        containers: [container],
      }),
    );
  }
}

/** The statements that make the exporter's user on MySQL 8, where GRANT takes no password (R040). */
export function mysqldExporterGrants(username = 'exporter', host = '%'): string[] {
  const user = `'${username}'@'${host}'`;
  return [
    `CREATE USER ${user} IDENTIFIED BY '<password>' WITH MAX_USER_CONNECTIONS 3;`,
    `GRANT PROCESS, REPLICATION CLIENT, SELECT ON *.* TO ${user};`,
  ];
}
