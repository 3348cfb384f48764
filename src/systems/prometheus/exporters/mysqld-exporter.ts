import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import { addDeployment, container, containerPorts, httpProbe, secretVariable } from '../workload.js';
import type { MysqldExporterProps } from './mysqld-exporter-props.js';

const ports = { metrics: 9104 };

/** mysqld_exporter, with the credentials where 0.15 and later look for them (R039). */
export class MysqldExporter extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Resolved<typeof MysqldExporterProps>) {
    super(scope, id);
    const exporter = container(props, {
      name: 'mysqld-exporter',
      args: [`--mysqld.address=${props.address}`, `--mysqld.username=${props.username}`],
      env: [secretVariable('MYSQLD_EXPORTER_PASSWORD', props.passwordSecret)],
      ports: containerPorts(ports),
      // Not /metrics: a database that is down is no reason to restart the exporter that tells so.
      livenessProbe: httpProbe('/', 'metrics'),
      readinessProbe: httpProbe('/', 'metrics'),
    });
    addDeployment(this, part('mysqld-exporter', namespace), ports, { containers: [exporter] });
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
