import type { JsonObject } from '../../../model/manifest.js';
import type { Discovery, Job, Relabeling } from './job.js';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The job as an entry of `scrape_configs` in prometheus.yml. */
export function renderJob(job: Job): JsonObject {
  return {
    job_name: job.name,
    honor_labels: job.honorLabels,
    scrape_interval: job.interval,
    scrape_timeout: job.timeout,
    metrics_path: job.path,
    scheme: job.scheme,
    params: job.params,
    ...(job.clusterTls && {
      authorization: { credentials_file: `${ACCOUNT}/token` },
      tls_config: {
        ca_file: `${ACCOUNT}/ca.crt`,
        ...(job.clusterTls === 'insecure' && { insecure_skip_verify: true }),
      },
    }),
    ...renderDiscovery(job.discovery),
    relabel_configs: job.relabelings.length > 0 ? job.relabelings.map(renderRelabeling) : undefined,
  };
}

function renderDiscovery(discovery: Discovery): JsonObject {
  if ('targets' in discovery) {
    const { targets, labels } = discovery;
    return { static_configs: [{ targets, labels }] };
  }
  const { role, namespace } = discovery;
  return {
    kubernetes_sd_configs: [{ role, ...(namespace !== undefined && { namespaces: { names: [namespace] } }) }],
  };
}

function renderRelabeling({ from, separator, regex, to, replacement, action }: Relabeling): JsonObject {
  return { action, source_labels: from, separator, regex, target_label: to, replacement };
}
