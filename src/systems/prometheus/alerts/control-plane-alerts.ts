import { type Alert, alert } from './alert.js';

/**
 * The API server's certificate for talking to itself is made in memory when it starts, and nothing renews it: valid for
 * 365 days up to Kubernetes 1.32, for three years and a day from 1.33 on. The alert comes a month before.
 */
export function loopbackAlert(kubernetesVersion: string | undefined): Alert {
  const days = daysUntilWarning(kubernetesVersion);
  return alert('LoopbackCertificateExpires', 'critical', {
    expr: `(time() - process_start_time_seconds{job=~"apiserver|kubernetes-apiservers"}) / 86400 > ${days}`,
    summary:
      'The API server {{ $labels.instance }} has run for {{ $value | printf "%.0f" }} days: restart it before its loopback certificate expires.',
  });
}

/** Without a version the shorter time: a warning too early costs a restart, one too late the API server. */
function daysUntilWarning(version = '1.32'): number {
  return Number(version.split('.')[1]) >= 33 ? 1060 : 330;
}

/** Whatever should answer Prometheus and does not. */
export const targetDown: Alert = alert('TargetDown', 'critical', {
  expr: 'up == 0',
  for: '5m',
  summary: '{{ $labels.instance }} of {{ $labels.job }} does not answer.',
});
