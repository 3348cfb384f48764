import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';
import { clusterServer } from './corefile/cluster-server.js';
import { Health, Prometheus, Ready, Reload } from './corefile/process.js';
import { oneOf } from './corefile/schemas.js';
import { ServerBlock } from './corefile/server.js';

const resources = {
  requests: { cpu: '100m', memory: '70Mi' },
  limits: { memory: '170Mi' },
};

/** What `CoreDnsTemplate` can be given. As the cluster's DNS it needs only `clusterIP`, as another server `servers`. */
export const CoreDnsTemplateProps = closed({
  /**
   * `cluster` is the DNS that Pods ask: Service kube-dns in kube-system, the labels that other tools look for, and a
   * server block with the plugin `kubernetes`. `internal` is any other server: authoritative, forwarding or both.
   * Default: cluster.
   */
  role: defaulted(oneOf('cluster', 'internal'), 'cluster'),
  /** The name of the objects (for `cluster` the Service is always kube-dns). Default: coredns. */
  name: defaulted(Type.String({ format: 'dns-label' }), 'coredns'),
  /** The namespace. Default: for `cluster` kube-system, which it must be; for `internal` the chart's, or default. */
  namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  /**
   * The Service's address. Required for `cluster`: inside the Service CIDR (by custom its tenth address), and the same
   * as `clusterDNS` of every kubelet, or Pods ask a nameserver that isn't there. The construct's `kubelet` gives that
   * configuration from this value. Default for `internal`: the API server chooses.
   */
  clusterIP: Type.Optional(Type.String({ format: 'ip' })),
  /** How `internal` is reached: NodePort and LoadBalancer open it to the outside, without its metrics. Default: ClusterIP. */
  serviceType: defaulted(oneOf('ClusterIP', 'NodePort', 'LoadBalancer'), 'ClusterIP'),
  /** The server blocks. Default for `cluster`: `[clusterServer()]`; `internal` needs its own. */
  servers: Type.Optional(Type.Array(ServerBlock, { minItems: 1 })),
  /** Where the liveness probe asks, and how long the server answers on after it was told to stop. */
  health: defaulted(Health, {}),
  /** Where the readiness probe asks. */
  ready: defaulted(Ready, {}),
  /** Where Prometheus asks. */
  prometheus: defaulted(Prometheus, {}),
  /**
   * Reads a changed Corefile without a restart, and keeps the old one if the new is wrong. With `false` every change of
   * the ConfigMap replaces the Pods. Zone files are read again by their serial either way. Default: true.
   */
  reload: defaulted(Reload, true),
  /** How many servers run. Default: 2, so that one node can go. */
  replicas: defaulted(Type.Integer({ minimum: 1, maximum: 1000 }), 2),
  /**
   * Whether no two of them may share a node (`required`: with fewer nodes than replicas some stay Pending), or had
   * better not (`preferred`). Default: required.
   */
  antiAffinity: defaulted(oneOf('required', 'preferred'), 'required'),
  /** The image. CoreDNS 1.5 or later: that is where `proxy` went and `ready` came. Default: docker.io/coredns/coredns:1.14.7. */
  image: defaulted(Type.String({ format: 'image' }), 'docker.io/coredns/coredns:1.14.7'),
  /** CPU and memory. The cache needs some; 10,000 Services and Pods about 170Mi. Default: upstream's, 100m and 70Mi, at most 170Mi. */
  resources: defaulted(
    closed({
      /** What is reserved for it. */
      requests: closed({
        /** CPU, such as 100m. */
        cpu: Type.String({ format: 'quantity' }),
        /** Memory, such as 70Mi. */
        memory: Type.String({ format: 'quantity' }),
      }),
      /** What it may use at most. */
      limits: Type.Optional(
        closed({
          /** CPU. A limit makes DNS slow for everybody just when it is asked most. Default: none. */
          cpu: Type.Optional(Type.String({ format: 'quantity' })),
          /** Memory, such as 170Mi. */
          memory: Type.Optional(Type.String({ format: 'quantity' })),
        }),
      ),
    }),
    resources,
  ),
});
export type CoreDnsTemplateProps = Static<typeof CoreDnsTemplateProps>;

/** The server blocks that the props ask for. */
export function serversOf({ role, servers }: CoreDnsTemplateProps): readonly ServerBlock[] {
  return servers ?? (role === 'internal' ? [] : [clusterServer()]);
}
