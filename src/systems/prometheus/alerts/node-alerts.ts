import type { Resolved } from '../../../synth/props.js';
import { type Alert, alert } from './alert.js';
import type { AlertsProps } from './alerts-props.js';

type Thresholds = Resolved<typeof AlertsProps>;

/** File systems that are not on a disk, or that show another one's figures. */
const NOT_DISKS = 'fstype!~"tmpfs|overlay|squashfs|ramfs"';

/** What nodes run out of. */
export function nodeAlerts(thresholds: Thresholds): Alert[] {
  return [...spaceAlerts(thresholds), ...pidAlerts(thresholds), nodeOomKill];
}

function spaceAlerts(thresholds: Thresholds): Alert[] {
  const { nodeMemoryPercent, nodeDiskPercent, imageMountpoint, imageFreePercent } = thresholds;
  const mountpoint = `mountpoint="${imageMountpoint}"`;
  return [
    alert('NodeMemoryFull', 'warning', {
      expr: `100 * (1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes) > ${nodeMemoryPercent}`,
      for: '5m',
      summary: '{{ $labels.instance }} uses {{ $value | printf "%.0f" }} % of its memory.',
    }),
    alert('NodeDiskFull', 'critical', {
      expr: `100 * (1 - node_filesystem_avail_bytes{${NOT_DISKS}} / node_filesystem_size_bytes{${NOT_DISKS}}) > ${nodeDiskPercent} and node_filesystem_readonly{${NOT_DISKS}} == 0`,
      for: '5m',
      summary: '{{ $labels.mountpoint }} of {{ $labels.instance }} is {{ $value | printf "%.0f" }} % full.',
    }),
    alert('ImageFilesystemFull', 'warning', {
      expr: `100 * node_filesystem_avail_bytes{${mountpoint}} / node_filesystem_size_bytes{${mountpoint}} < ${imageFreePercent}`,
      for: '5m',
      summary: 'The file system of images on {{ $labels.instance }} has {{ $value | printf "%.0f" }} % left.',
    }),
  ];
}

/** Every thread takes a PID. The first needs node-exporter's collector `processes`; the second only `meminfo`. */
function pidAlerts({ pidsPercent, pidMax, kernelStackBytes }: Thresholds): Alert[] {
  const [threads, most] = ['node_processes_threads', 'node_processes_max'];
  return [
    alert('NodePidsExhausted', 'critical', {
      expr: `100 * ${threads} / ${most}_processes > ${pidsPercent} or 100 * ${threads} / ${most}_threads > ${pidsPercent}`,
      for: '5m',
      summary:
        '{{ $labels.instance }} uses {{ $value | printf "%.0f" }} % of its PIDs; soon nothing can fork.',
    }),
    alert('NodeKernelStacksExhausted', 'warning', {
      expr: `100 * node_memory_KernelStack_bytes / ${kernelStackBytes} / ${pidMax} > ${pidsPercent}`,
      for: '5m',
      summary: 'By its kernel stacks {{ $labels.instance }} uses {{ $value | printf "%.0f" }} % of its PIDs.',
    }),
  ];
}

const nodeOomKill = alert('NodeOomKill', 'warning', {
  expr: 'increase(node_vmstat_oom_kill[5m]) > 0',
  summary: 'The kernel of {{ $labels.instance }} killed a process for want of memory.',
});
