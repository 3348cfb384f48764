import type { JsonObject } from '../../../model/manifest.js';
import { print } from '../../../yaml/print.js';
import type { SecretKey } from '../schemas.js';
import type { SnmpExporterProps, SnmpUser } from './snmp-exporter-props.js';

/** The credentials that the exporter's own file has. */
const builtIn = ['public_v1', 'public_v2'];

/** The names that a job can give as `auth`. */
export function snmpAuths({ users = [], communities }: SnmpExporterProps): string[] {
  return [...builtIn, ...users.map(({ name }) => name), ...(communities?.auths ?? [])];
}

/** The file of users; where a password belongs there is the variable that brings it. */
export function snmpUsersFile(users: readonly SnmpUser[]): string {
  return print({ auths: Object.fromEntries(users.map((user, i) => [user.name, renderUser(user, i)])) });
}

/** The variables with the passwords. */
export function snmpSecrets(users: readonly SnmpUser[]): [variable: string, secret: SecretKey][] {
  return users.flatMap(({ passwordSecret, privPasswordSecret }, i) => [
    [`SNMP_PASSWORD_${i}`, passwordSecret] as [string, SecretKey],
    ...(privPasswordSecret ? [[`SNMP_PRIV_PASSWORD_${i}`, privPasswordSecret] as [string, SecretKey]] : []),
  ]);
}

function renderUser(user: SnmpUser, i: number): JsonObject {
  const { username, authProtocol = 'SHA256', privProtocol = 'AES', privPasswordSecret } = user;
  return {
    version: 3,
    security_level: privPasswordSecret ? 'authPriv' : 'authNoPriv',
    username,
    auth_protocol: authProtocol,
    password: `\${SNMP_PASSWORD_${i}}`,
    ...(privPasswordSecret && { priv_protocol: privProtocol, priv_password: `\${SNMP_PRIV_PASSWORD_${i}}` }),
  };
}
