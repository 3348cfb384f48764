import type { JsonObject } from '../../../model/manifest.js';
import { print } from '../../../yaml/print.js';
import { renderGroup } from '../alerts/rule-groups.js';
import type { Description } from '../describe.js';
import { componentJob } from '../jobs/component-job.js';
import { renderJob } from '../jobs/render-job.js';

/** Where the configuration is mounted. */
export const CONFIG_FOLDER = '/etc/prometheus/config';

/** The texts of the ConfigMap: prometheus.yml and the file of rules. */
export function configData(description: Description): Record<string, string> {
  return {
    'prometheus.yml': print(prometheusConfig(description)),
    'rules.yml': print({ groups: description.groups.map(renderGroup) }),
  };
}

function prometheusConfig(description: Description): JsonObject {
  const { namespace, server, clusterJobs, components, jobs, alertmanagers } = description;
  const all = [...clusterJobs, ...components.map((component) => componentJob(component, namespace)), ...jobs];
  return {
    global: {
      scrape_interval: server.scrapeInterval,
      scrape_timeout: server.scrapeTimeout,
      evaluation_interval: server.evaluationInterval,
      ...(Object.keys(server.externalLabels).length > 0 && { external_labels: server.externalLabels }),
    },
    storage: { tsdb: { retention: { time: server.retention, size: server.retentionSize } } },
    rule_files: [`${CONFIG_FOLDER}/rules.yml`],
    ...(alertmanagers.length > 0 && {
      alerting: { alertmanagers: [{ static_configs: [{ targets: [...alertmanagers] }] }] },
    }),
    scrape_configs: all.map(renderJob),
  };
}
