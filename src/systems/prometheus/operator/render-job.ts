import type { Static } from '@sinclair/typebox';
import type { BodyOf } from '../../../kubernetes/kind.js';
import type { Discovery, Job, Relabeling } from '../jobs/job.js';
import type { ScrapeConfigKind } from './kinds/scrape-config-kind.js';
import type { RelabelConfig } from './kinds/shared.js';

type Spec = BodyOf<typeof ScrapeConfigKind>['spec'];

const roles = { node: 'Node', endpointslice: 'EndpointSlice', pod: 'Pod' } as const;

/** The job as a ScrapeConfig has it. */
export function scrapeConfigSpec(job: Job): Spec {
  const { name, scheme, path, params, interval, timeout, honorLabels, relabelings } = job;
  return {
    jobName: name,
    ...(honorLabels !== undefined && { honorLabels }),
    ...(interval !== undefined && { scrapeInterval: interval }),
    ...(timeout !== undefined && { scrapeTimeout: timeout }),
    ...(path !== undefined && { metricsPath: path }),
    ...(scheme !== undefined && { scheme }),
    ...(params && { params: copyOf(params) }),
    ...discoverySpec(job.discovery),
    ...(relabelings.length > 0 && { relabelings: relabelings.map(relabelConfig) }),
  };
}

/** One step of relabelling, as the operator's kinds have it. */
export function relabelConfig({
  from,
  separator,
  regex,
  to,
  replacement,
  action,
}: Relabeling): Static<typeof RelabelConfig> {
  return {
    ...(action !== undefined && { action }),
    ...(from && { sourceLabels: [...from] }),
    ...(separator !== undefined && { separator }),
    ...(regex !== undefined && { regex }),
    ...(to !== undefined && { targetLabel: to }),
    ...(replacement !== undefined && { replacement }),
  };
}

function discoverySpec(discovery: Discovery): Pick<Spec, 'staticConfigs' | 'kubernetesSDConfigs'> {
  if ('targets' in discovery) {
    const { targets, labels } = discovery;
    return { staticConfigs: [{ targets: [...targets], ...(labels && { labels: { ...labels } }) }] };
  }
  const { role, namespace } = discovery;
  const namespaces = namespace === undefined ? {} : { namespaces: { names: [namespace] } };
  return { kubernetesSDConfigs: [{ role: roles[role], ...namespaces }] };
}

function copyOf(params: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(params).map(([name, values]) => [name, [...values]]));
}
