import type { AlertName } from '../../src/systems/prometheus/alerts/alerts-props.js';
import type { PrometheusStackProps } from '../../src/systems/prometheus/index.js';

/** Series by their selectors; values as promtool writes them, one for each half minute. */
export type Series = Readonly<Record<string, string>>;

/** An alert, with what makes it fire and what does not. */
export interface AlertCase {
  readonly alert: AlertName;
  readonly props?: PrometheusStackProps;
  readonly fires: {
    readonly series: Series;
    /** When it fires, and a moment at which it does not yet. */
    readonly at: string;
    readonly notYetAt?: string;
    /** The labels it has beside `alertname`. */
    readonly labels: Readonly<Record<string, string>>;
    readonly summary: string;
  };
  /** At the same moment none of these makes it fire. */
  readonly quiet: readonly Series[];
}

const node = { job: 'kubernetes-node-exporter', instance: 'n1:9100', kubernetes_io_hostname: 'n1' };
const container = { job: 'kube-state-metrics', namespace: 'shop', pod: 'web-0', container: 'web' };
const disk = { ...node, device: '/dev/sda1', fstype: 'ext4', mountpoint: '/' };
const images = { ...disk, device: '/dev/sdb1', mountpoint: '/var/lib/containerd' };
const ofNode = { team: 'node' };

export const alertCases: readonly AlertCase[] = [
  {
    alert: 'NodeMemoryFull',
    fires: {
      series: memory(5),
      at: '6m',
      notYetAt: '4m',
      labels: { ...node, ...ofNode, severity: 'warning' },
      summary: 'n1:9100 uses 95 % of its memory.',
    },
    quiet: [memory(11)],
  },
  {
    alert: 'NodeMemoryFull',
    props: { alerts: { nodeMemoryPercent: 50, labels: { site: 'north' } } },
    fires: {
      series: memory(40),
      at: '6m',
      labels: { ...node, ...ofNode, severity: 'warning', site: 'north' },
      summary: 'n1:9100 uses 60 % of its memory.',
    },
    quiet: [memory(60)],
  },
  {
    alert: 'NodeDiskFull',
    fires: {
      series: fileSystem(disk, 5),
      at: '6m',
      notYetAt: '4m',
      labels: { ...disk, ...ofNode, severity: 'critical' },
      summary: '/ of n1:9100 is 95 % full.',
    },
    quiet: [
      fileSystem(disk, 20),
      fileSystem(disk, 5, 1),
      fileSystem({ ...disk, fstype: 'tmpfs' }, 5),
      fileSystem({ ...disk, fstype: 'squashfs' }, 0),
    ],
  },
  {
    alert: 'ImageFilesystemFull',
    fires: {
      series: fileSystem(images, 10),
      at: '6m',
      notYetAt: '4m',
      labels: { ...images, ...ofNode, severity: 'warning' },
      summary: 'The file system of images on n1:9100 has 10 % left.',
    },
    quiet: [fileSystem(images, 20), fileSystem(disk, 10)],
  },
  {
    alert: 'PodRestarts',
    fires: {
      series: restarts(5),
      at: '5m',
      notYetAt: '30s',
      labels: { ...container, severity: 'warning' },
      summary: 'web of shop/web-0 restarted 5 times.',
    },
    quiet: [restarts(3), { [series('kube_pod_container_status_restarts_total', container)]: '40x40' }],
  },
  {
    alert: 'PodRestarts',
    props: { alerts: { restarts: 5, restartWindow: '2m' } },
    fires: {
      series: restarts(7),
      at: '2m',
      notYetAt: '30s',
      labels: { ...container, severity: 'warning' },
      summary: 'web of shop/web-0 restarted 7 times.',
    },
    quiet: [restarts(5)],
  },
  {
    alert: 'ContainerOomKilled',
    fires: {
      series: { ...restarts(1), ...lastReason('OOMKilled') },
      at: '5m',
      notYetAt: '30s',
      labels: { ...container, severity: 'warning' },
      summary: 'web of shop/web-0 was killed at its memory limit.',
    },
    quiet: [
      { ...restarts(1), ...lastReason('Error') },
      { ...restarts(0), ...lastReason('OOMKilled') },
    ],
  },
  {
    alert: 'NodeOomKill',
    fires: {
      series: { [series('node_vmstat_oom_kill', node)]: '2 2 2 3x40' },
      at: '3m',
      notYetAt: '1m',
      labels: { ...node, ...ofNode, severity: 'warning' },
      summary: 'The kernel of n1:9100 killed a process for want of memory.',
    },
    quiet: [{ [series('node_vmstat_oom_kill', node)]: '7x40' }],
  },
  {
    alert: 'NodePidsExhausted',
    fires: {
      series: threads(27_000, 32_768, 500_000),
      at: '6m',
      notYetAt: '4m',
      labels: { ...node, ...ofNode, severity: 'critical' },
      summary: 'n1:9100 uses 82 % of its PIDs; soon nothing can fork.',
    },
    quiet: [threads(20_000, 32_768, 500_000), processes(27_000, 32_768)],
  },
  {
    alert: 'NodePidsExhausted',
    fires: {
      series: threads(27_000, 4_194_304, 30_000),
      at: '6m',
      labels: { ...node, ...ofNode, severity: 'critical' },
      summary: 'n1:9100 uses 90 % of its PIDs; soon nothing can fork.',
    },
    quiet: [threads(1000, 4_194_304, 30_000)],
  },
  {
    alert: 'NodeKernelStacksExhausted',
    fires: {
      series: kernelStacks(0.9 * 4_194_304 * 16_384),
      at: '6m',
      notYetAt: '4m',
      labels: { ...node, ...ofNode, severity: 'warning' },
      summary: 'By its kernel stacks n1:9100 uses 90 % of its PIDs.',
    },
    quiet: [kernelStacks(0.7 * 4_194_304 * 16_384)],
  },
  {
    alert: 'NodeKernelStacksExhausted',
    props: { alerts: { pidMax: 32_768, kernelStackBytes: 8192 } },
    fires: {
      series: kernelStacks(0.85 * 32_768 * 8192),
      at: '6m',
      labels: { ...node, ...ofNode, severity: 'warning' },
      summary: 'By its kernel stacks n1:9100 uses 85 % of its PIDs.',
    },
    quiet: [kernelStacks(0.5 * 32_768 * 8192)],
  },
  loopback('1.32', 331, 329),
  loopback('1.33', 1061, 1059),
  {
    alert: 'TargetDown',
    fires: {
      series: { 'up{job="shop",instance="192.0.2.7:80"}': '0x40' },
      at: '6m',
      notYetAt: '4m',
      labels: { job: 'shop', instance: '192.0.2.7:80', severity: 'critical' },
      summary: '192.0.2.7:80 of shop does not answer.',
    },
    quiet: [
      { 'up{job="shop",instance="192.0.2.7:80"}': '1x40' },
      { 'up{job="shop",instance="192.0.2.7:80"}': '0 0 0 0 0 0 1 0x40' },
    ],
  },
];

function series(name: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${name}{${pairs.join()}}`;
}

/** A node whose memory is this much free, in percent. */
function memory(free: number): Series {
  return {
    [series('node_memory_MemAvailable_bytes', node)]: `${free}x40`,
    [series('node_memory_MemTotal_bytes', node)]: '100x40',
  };
}

/** A file system that is this much free, in percent. */
function fileSystem(labels: typeof disk, free: number, readonly: 0 | 1 = 0): Series {
  return {
    [series('node_filesystem_avail_bytes', labels)]: `${free}x40`,
    [series('node_filesystem_size_bytes', labels)]: '100x40',
    [series('node_filesystem_readonly', labels)]: `${readonly}x40`,
  };
}

/** A container that restarts so many times after a minute. */
function restarts(times: number): Series {
  return { [series('kube_pod_container_status_restarts_total', container)]: `0 0 ${times}x40` };
}

function lastReason(reason: string): Series {
  const labels = { ...container, reason };
  return { [series('kube_pod_container_status_last_terminated_reason', labels)]: '1x40' };
}

function threads(count: number, maxProcesses: number, maxThreads: number): Series {
  return {
    [series('node_processes_threads', node)]: `${count}x40`,
    [series('node_processes_max_processes', node)]: `${maxProcesses}x40`,
    [series('node_processes_max_threads', node)]: `${maxThreads}x40`,
  };
}

/** What tells of processes and not of threads, as without the collector. */
function processes(count: number, maxProcesses: number): Series {
  return {
    [series('node_procs_running', node)]: `${count}x40`,
    [series('node_processes_max_processes', node)]: `${maxProcesses}x40`,
  };
}

function kernelStacks(bytes: number): Series {
  return { [series('node_memory_KernelStack_bytes', node)]: `${bytes}x40` };
}

/** promtool's clock begins in 1970, so what started before then has a negative time. */
function loopback(kubernetesVersion: string, days: number, early: number): AlertCase {
  const startedBefore = (age: number, job: string): Series => ({
    [`process_start_time_seconds{job="${job}",instance="192.0.2.1:6443"}`]: `${-age * 86_400}x40`,
  });
  return {
    alert: 'LoopbackCertificateExpires',
    props: { kubernetesVersion },
    fires: {
      series: startedBefore(days, 'kubernetes-apiservers'),
      at: '1m',
      labels: { job: 'kubernetes-apiservers', instance: '192.0.2.1:6443', severity: 'critical' },
      summary: `The API server 192.0.2.1:6443 has run for ${days} days: restart it before its loopback certificate expires.`,
    },
    quiet: [startedBefore(early, 'kubernetes-apiservers'), startedBefore(days, 'shop')],
  };
}
