import type { Resolved } from '../../../synth/props.js';
import { type Alert, alert } from './alert.js';
import type { AlertsProps } from './alerts-props.js';

/** What containers die of. */
export function podAlerts({ restarts, restartWindow }: Resolved<typeof AlertsProps>): Alert[] {
  const counted = 'kube_pod_container_status_restarts_total';
  return [
    alert('PodRestarts', 'warning', {
      expr: `increase(${counted}[${restartWindow}]) > ${restarts}`,
      summary:
        '{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} restarted {{ $value | printf "%.0f" }} times.',
    }),
    alert('ContainerOomKilled', 'warning', {
      expr: `increase(${counted}[10m]) > 0 and ignoring(reason) kube_pod_container_status_last_terminated_reason{reason="OOMKilled"} == 1`,
      summary:
        '{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} was killed at its memory limit.',
    }),
  ];
}
