import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { HostPort, Image, resources, SecretKey } from '../schemas.js';

/** mysqld_exporter for one server, scraped as the job `mysqld-exporter`. */
export const MysqldExporterProps = closed({
  /** The MySQL server, as host:port. */
  address: HostPort,
  /** The user at the server. Default: exporter. */
  username: defaulted(Type.String({ pattern: '^[A-Za-z0-9_.-]+$' }), 'exporter'),
  /** Where that user's password lies. */
  passwordSecret: SecretKey,
  /** The label `instance` of its metrics. Default: `address`. */
  instance: Type.Optional(Type.String({ minLength: 1 })),
  /** The image. Default: docker.io/prom/mysqld-exporter:v0.20.0. */
  image: defaulted(Image, 'docker.io/prom/mysqld-exporter:v0.20.0'),
  /** CPU and memory. Default: 10m and 32Mi, at most 128Mi. */
  resources: resources('10m', '32Mi', '128Mi'),
});
export type MysqldExporterProps = Static<typeof MysqldExporterProps>;
