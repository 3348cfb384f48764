import { copy, type Job, type Relabeling } from './job.js';
import type { ScrapeJob } from './scrape-job.js';

/** The job of targets that are listed. */
export function staticJob(job: ScrapeJob): Job {
  const { name, targets, labels, path, scheme, params, interval, timeout } = job;
  return {
    name,
    discovery: { targets, labels },
    path,
    scheme,
    params,
    interval,
    timeout,
    relabelings: throughExporter(job),
  };
}

/** The exporter is asked; what was to be scraped goes into its query and, unless a label stays, into `instance`. */
function throughExporter({ via, labels, keepInstanceLabel }: ScrapeJob): Relabeling[] {
  if (via === undefined) return [];
  const keeps = keepInstanceLabel ?? labels?.instance !== undefined;
  return [
    copy('__address__', '__param_target'),
    ...(keeps ? [] : [copy('__param_target', 'instance')]),
    { to: '__address__', replacement: via },
  ];
}
