import { join } from 'node:path';
import { expect } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import type { PrometheusStackProps } from '../../src/systems/prometheus/index.js';
import { dataOf, jobsOf, objectsOf } from '../../test/systems/prometheus/support.js';
import { eventually } from '../support/eventually.js';
import { prove } from '../support/prove.js';
import { startExporter } from './exporter.js';
import { layOut } from './layout.js';
import { startMysqlServer } from './mysql-server.js';
import { mainContainer } from './pod.js';
import { run } from './said.js';
import { type Question, startSnmpAgent } from './snmp-agent.js';
import { modules, noModules } from './snmp-modules.js';

const of = 'PrometheusStack';
const snmp = { of, by: ['snmp-exporter'], needs: noModules };

/** As it was written up to 0.22: the credentials are inside of modules. */
const oldModules = 'if_mib: { walk: [1.3.6.1.2.1.2], version: 2, auth: { community: public } }';

const communities = { secret: { name: 'snmp', key: 'auths.yml' }, auths: ['switches'] };
const users = [
  {
    name: 'v3',
    username: 'monitor',
    passwordSecret: { name: 'snmp', key: 'auth' },
    privPasswordSecret: { name: 'snmp', key: 'priv' },
  },
];
const secrets = { 'snmp/auth': 'long enough', 'snmp/priv': 'long enough too' };
const communityFile = 'auths: { switches: { version: 2, community: s3cret } }';

/** What a switch is asked with by a job of these props that has this `auth`. */
async function askedWith(
  auth: string,
  snmpExporter: PrometheusStackProps['snmpExporter'],
): Promise<Question> {
  const agent = await startSnmpAgent();
  const target = `127.0.0.1:${agent.port}`;
  const via = 'snmp-exporter.monitoring.svc:9116';
  const job = {
    name: 'snmp',
    targets: [target],
    via,
    path: '/snmp',
    params: { module: ['if_mib'], auth: [auth] },
  };
  const objects = objectsOf({ snmpExporter, jobs: [job] });
  const files = snmpExporter?.users ? dataOf(objects, 'snmp-exporter') : {};
  const { folder } = layOut({
    'users/users.yml': files['users.yml'] ?? '',
    'communities/auths.yml': communityFile,
  });
  const exporter = await startExporter(mainContainer(objects, 'Deployment', 'snmp-exporter'), {
    change: (arg) => arg.replace('/etc/snmp_exporter/snmp.yml', modules()).replace('/etc/snmp-auths', folder),
    secrets,
  });
  const { params, metrics_path } = paramsOf(objects);
  // The agent never answers, so the exporter does not either until the test ends.
  void exporter.get(`${metrics_path}?${new URLSearchParams({ ...first(params), target })}`);
  return eventually('the switch is asked', () => agent.asked[0]);
}

/** The path and the query of the job `snmp`. */
function paramsOf(objects: readonly KubernetesObject[]): Queried {
  // The type of the room's tests has not all of Prometheus' names.
  return jobsOf(objects).snmp as Partial<Queried> as Queried;
}

interface Queried {
  readonly metrics_path: string;
  readonly params: Readonly<Record<string, readonly string[]>>;
}

/** Prometheus sends the first value of each parameter. */
function first(params: Readonly<Record<string, readonly string[]>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, [value = '']]) => [name, value]));
}

prove(
  { ...snmp, fixes: ['R037'] },
  'credentials inside of modules are refused; auths of a job ask by version 2 or 3, with the community that was given',
  async () => {
    const { folder } = layOut({ 'snmp.yml': oldModules });
    const before = run('snmp-exporter', [`--config.file=${join(folder, 'snmp.yml')}`]);
    expect(before.text).toContain('field if_mib not found in type config.Config');
    expect(before.status).toBe(1);

    expect(await askedWith('public_v1', {})).toEqual({ version: '1', community: 'public' });
    expect(await askedWith('public_v2', {})).toEqual({ version: '2c', community: 'public' });
    expect(await askedWith('switches', { users, communities })).toEqual({
      version: '2c',
      community: 's3cret',
    });
    expect(await askedWith('v3', { users, communities })).toEqual({ version: '3' });
  },
);

prove(
  { of, by: ['mysqld-exporter'], fixes: ['R039'] },
  'mysqld_exporter ignores DATA_SOURCE_NAME; with the construct it logs in with the password of the Secret',
  async () => {
    const { folder } = layOut({});
    const before = run('mysqld-exporter', [`--config.my-cnf=${join(folder, 'none')}`], {
      DATA_SOURCE_NAME: 'exporter:secret@(127.0.0.1:3306)/',
    });
    expect(before.text).toContain('no configuration found');
    expect(before.status).toBe(1);

    const server = await startMysqlServer('secret');
    const address = `127.0.0.1:${server.port}`;
    const passwordSecret = { name: 'mysql', key: 'password' };
    const objects = objectsOf({ mysqldExporter: { address, passwordSecret } });
    const container = mainContainer(objects, 'Deployment', 'mysqld-exporter');
    const exporter = await startExporter(container, { secrets: { 'mysql/password': 'secret' } });
    expect((await exporter.get('/metrics'))?.text).toContain('mysql_up 0');
    expect(server.logins).toContainEqual({ user: 'exporter', rightPassword: true });
  },
);
