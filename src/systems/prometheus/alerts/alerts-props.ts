import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { MetricLabels, oneOf, Period } from '../schemas.js';

/** The alerts that come with the stack. */
export const alertNames = [
  'NodeMemoryFull',
  'NodeDiskFull',
  'ImageFilesystemFull',
  'PodRestarts',
  'ContainerOomKilled',
  'NodeOomKill',
  'NodePidsExhausted',
  'NodeKernelStacksExhausted',
  'LoopbackCertificateExpires',
  'TargetDown',
] as const;
export type AlertName = (typeof alertNames)[number];

const Percent = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 100 });

/** The thresholds of the alerts that come with the stack. */
export const AlertsProps = closed({
  /** Alerts that are left out. Default: none. */
  without: defaulted(Type.Array(oneOf(...alertNames), { uniqueItems: true }), []),
  /** Labels that all of them get beside `severity`; those of nodes also have `team: node`. Default: none. */
  labels: defaulted(MetricLabels, {}),
  /** The part of a node's memory that may be in use, in percent; what can be reclaimed is not. Default: 90. */
  nodeMemoryPercent: defaulted(Percent, 90),
  /** The part of a file system that may be in use, in percent. Default: 90, where kubelets begin to evict. */
  nodeDiskPercent: defaulted(Percent, 90),
  /**
   * Where images and containers lie, if that is a file system of its own; one that is not is covered by NodeDiskFull.
   * Default: /var/lib/containerd.
   */
  imageMountpoint: defaulted(Type.String({ pattern: '^/[^"\\\\\\n]*$' }), '/var/lib/containerd'),
  /** The part of it that must be free, in percent. Default: 15, where kubelets begin to remove images and to evict. */
  imageFreePercent: defaulted(Percent, 15),
  /** How many restarts of a container are too many within `restartWindow`. Default: 3. */
  restarts: defaulted(Type.Integer({ minimum: 0 }), 3),
  /** The time in which restarts are counted. Default: 15m. */
  restartWindow: defaulted(Period, '15m'),
  /** The part of the process and thread limits that may be in use, in percent. Default: 80. */
  pidsPercent: defaulted(Percent, 80),
  /** `kernel.pid_max` of the nodes, for the count by kernel stacks. Default: 4194304, what systemd sets. */
  pidMax: defaulted(Type.Integer({ minimum: 301, maximum: 4194304 }), 4194304),
  /** The bytes of one thread's kernel stack. Default: 16384, that of x86_64 and of arm64. */
  kernelStackBytes: defaulted(Type.Integer({ minimum: 4096 }), 16384),
});
export type AlertsProps = Static<typeof AlertsProps>;
