import type { Kubernetes } from './kubernetes.js';
import type { ServerBlock } from './server.js';

/** What differs between clusters. */
export interface ClusterServerOptions {
  /** The cluster's domain, the same as the kubelets' `clusterDomain`. Default: cluster.local. */
  readonly domain?: string;
  /** Whether names made of Pod addresses are answered; see `Kubernetes`. Default: not at all. */
  readonly pods?: NonNullable<Kubernetes['pods']>;
  /** Where names outside the cluster are asked for. Default: /etc/resolv.conf, which is the node's. */
  readonly upstreams?: readonly string[];
}

/**
 * The server block of a cluster's DNS, as CoreDNS's own deployment has it. Spread it to change one thing:
 * `{ ...clusterServer(), cache: 60 }`.
 */
export function clusterServer(options: ClusterServerOptions = {}): ServerBlock {
  const { domain = 'cluster.local', pods, upstreams = ['/etc/resolv.conf'] } = options;
  const reverse = ['in-addr.arpa', 'ip6.arpa'];
  return {
    errors: true,
    kubernetes: { zones: [domain, ...reverse], ...(pods && { pods }), fallthrough: reverse },
    forward: [{ from: '.', to: [...upstreams], maxConcurrent: 1000 }],
    cache: 30,
    loop: true,
    loadbalance: true,
  };
}
