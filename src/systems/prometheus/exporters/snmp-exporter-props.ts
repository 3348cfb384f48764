import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, oneOf, resources, SecretKey } from '../schemas.js';

const AuthName = Type.String({ pattern: '^[A-Za-z0-9_.-]+$' });

/** A user of SNMP version 3, whose passwords never leave their Secrets. */
export const SnmpUser = closed({
  /** How jobs name it: `params: { auth: [name] }`. */
  name: AuthName,
  /** The user's name. */
  username: Type.String({ minLength: 1, pattern: '^[^$]+$' }),
  /** How the user is authenticated. Default: SHA256. */
  authProtocol: Type.Optional(oneOf('MD5', 'SHA', 'SHA224', 'SHA256', 'SHA384', 'SHA512')),
  /** Where the password lies. */
  passwordSecret: SecretKey,
  /** How messages are encrypted. Default: AES. */
  privProtocol: Type.Optional(oneOf('DES', 'AES', 'AES192', 'AES256', 'AES192C', 'AES256C')),
  /** Where the password for that lies. Default: none, and messages are not encrypted. */
  privPasswordSecret: Type.Optional(SecretKey),
});
export type SnmpUser = Static<typeof SnmpUser>;

/** snmp_exporter, which asks switches for jobs that go `via: 'snmp-exporter.<namespace>.svc:9116'`. */
export const SnmpExporterProps = closed({
  /** Users of version 3. Default: none; `public_v2`, version 2 with the community public, is always there. */
  users: defaulted(Type.Array(SnmpUser), []),
  /**
   * A file with `auths:` of version 2, in a Secret, as the exporter takes communities from nowhere else. `auths` says
   * which names are in it. Default: none.
   */
  communities: Type.Optional(
    closed({
      /** Where the file lies. */
      secret: SecretKey,
      /** The names in it; none that the exporter's own file has. */
      auths: Type.Array(AuthName, { minItems: 1, uniqueItems: true }),
    }),
  ),
  /** The image. Default: docker.io/prom/snmp-exporter:v0.30.1. */
  image: defaulted(Image, 'docker.io/prom/snmp-exporter:v0.30.1'),
  /** CPU and memory. Default: 20m and 64Mi, at most 256Mi. */
  resources: resources('20m', '64Mi', '256Mi'),
});
export type SnmpExporterProps = Static<typeof SnmpExporterProps>;
