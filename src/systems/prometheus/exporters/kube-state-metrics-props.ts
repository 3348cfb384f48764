import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, resources } from '../schemas.js';

/** kube-state-metrics: what the API server knows of objects, as metrics. */
export const KubeStateMetricsProps = closed({
  /** Whether it runs. Without it panels and alerts of Pods have no data. Default: true. */
  enabled: defaulted(Type.Boolean(), true),
  /** The image. Default: registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0. */
  image: defaulted(Image, 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0'),
  /**
   * Whether Secrets are counted too. It needs the right to list every Secret with its content, though it shows names and
   * types only. Default: false.
   */
  secrets: defaulted(Type.Boolean(), false),
  /** CPU and memory. Default: 10m and 190Mi, at most 250Mi; more for thousands of Pods. */
  resources: resources('10m', '190Mi', '250Mi'),
});
export type KubeStateMetricsProps = Static<typeof KubeStateMetricsProps>;
