import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, resources } from '../schemas.js';

/** ceph_exporter, for Ceph up to Pacific; later ones have metrics of their own (mgr module prometheus, port 9283). */
export const CephExporterProps = closed({
  /** The Secret with what /etc/ceph holds: ceph.conf and the user's keyring. */
  configSecret: Type.String({ format: 'dns-subdomain' }),
  /** The Ceph user, without `client.`. Default: admin, which may do anything: better one with `mon 'allow r'`. */
  user: Type.String({ pattern: '^[A-Za-z0-9_.-]+$' }),
  /** The cluster's name, which becomes a label. Default: ceph. */
  cluster: defaulted(Type.String({ pattern: '^[A-Za-z0-9_.-]+$' }), 'ceph'),
  /** The image. Default: docker.io/digitalocean/ceph_exporter:4.2.4. */
  image: defaulted(Image, 'docker.io/digitalocean/ceph_exporter:4.2.4'),
  /** CPU and memory. Default: 50m and 128Mi, at most 512Mi. */
  resources: resources('50m', '128Mi', '512Mi'),
});
export type CephExporterProps = Static<typeof CephExporterProps>;
