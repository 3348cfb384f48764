import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { oneOf } from '../schemas.js';

/** What is found through the API server. */
export const DiscoveryProps = closed({
  /** The API servers. Default: true. */
  apiServers: defaulted(Type.Boolean(), true),
  /** The kubelets, and the containers they run (cAdvisor), with every label of their node. Default: true. */
  nodes: defaulted(Type.Boolean(), true),
  /**
   * Whether the certificates of kubelets are verified. `insecure` sends the token of Prometheus to whoever answers on a
   * node's port 10250; it is for kubelets that sign their own certificate ("cannot validate certificate … because it
   * doesn't contain any IP SANs"). Better let them ask the cluster for one (`serverTLSBootstrap`). Default: verify.
   */
  kubeletTls: defaulted(oneOf('verify', 'insecure'), 'verify'),
  /**
   * Services that have the annotation `prometheus.io/scrape: "true"`, at their `prometheus.io/port` and `path`.
   * Whoever may annotate a Service chooses what is scraped. Default: true.
   */
  annotatedServices: defaulted(Type.Boolean(), true),
  /** Pods that have these annotations. Default: false, as most of them have a Service too and would count twice. */
  annotatedPods: defaulted(Type.Boolean(), false),
});
export type DiscoveryProps = Static<typeof DiscoveryProps>;
