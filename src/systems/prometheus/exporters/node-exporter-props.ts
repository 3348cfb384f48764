import { type Static, Type } from '@sinclair/typebox';
import { Tolerations } from '../../../kubernetes/pod-schemas.js';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, Port, resources } from '../schemas.js';

/** node-exporter on every node. */
export const NodeExporterProps = closed({
  /** Whether it runs. Without it panels and alerts of nodes have no data. Default: true. */
  enabled: defaulted(Type.Boolean(), true),
  /** The image. Default: quay.io/prometheus/node-exporter:v1.12.1. */
  image: defaulted(Image, 'quay.io/prometheus/node-exporter:v1.12.1'),
  /** The port on every node; whoever reaches the node can read it. Default: 9100. */
  port: defaulted(Port, 9100),
  /** Counts processes and threads, which upstream leaves off; NodePidsExhausted needs it. Default: true. */
  processes: defaulted(Type.Boolean(), true),
  /** The taints it tolerates. Default: all. */
  tolerations: defaulted(Tolerations, [{ operator: 'Exists' }]),
  /** CPU and memory. Default: 100m and 180Mi, at most 180Mi. */
  resources: resources('100m', '180Mi', '180Mi'),
});
export type NodeExporterProps = Static<typeof NodeExporterProps>;
