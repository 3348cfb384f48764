import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, resources, Storage } from '../schemas.js';
import { Dashboard } from './dashboard.js';

/** Grafana. */
export const GrafanaProps = closed({
  /** Where the administrator's name and password lie. */
  adminSecret: closed({
    /** The Secret's name. */
    name: Type.String({ format: 'dns-subdomain' }),
    /** The key of the name. Default: admin-user. */
    userKey: Type.Optional(Type.String({ format: 'config-key' })),
    /** The key of the password. Default: admin-password. */
    passwordKey: Type.Optional(Type.String({ format: 'config-key' })),
  }),
  /** Whether there is the dashboard of nodes and Pods. Default: true. */
  overview: defaulted(Type.Boolean(), true),
  /** Further dashboards. Default: none. */
  dashboards: defaulted(Type.Array(Dashboard), []),
  /** The image. Default: docker.io/grafana/grafana:13.1.3. */
  image: defaulted(Image, 'docker.io/grafana/grafana:13.1.3'),
  /** The volume for what is changed by hand. Default: none, and that is lost with the Pod. */
  storage: Type.Optional(Storage),
  /** CPU and memory. Default: 100m and 200Mi, at most 512Mi. */
  resources: resources('100m', '200Mi', '512Mi'),
});
export type GrafanaProps = Static<typeof GrafanaProps>;
