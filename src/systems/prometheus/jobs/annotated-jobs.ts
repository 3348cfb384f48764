import { copy, type Job, type Relabeling } from './job.js';

/** Services that ask for it by annotation. */
export function annotatedServicesJob(): Job {
  return annotatedJob('kubernetes-service-endpoints', 'endpointslice', 'service');
}

/** Pods that ask for it by annotation. */
export function annotatedPodsJob(): Job {
  return annotatedJob('kubernetes-pods', 'pod', 'pod');
}

function annotatedJob(name: string, role: 'endpointslice' | 'pod', owner: 'service' | 'pod'): Job {
  const meta = `__meta_kubernetes_${owner}`;
  const annotation = (key: string) => `${meta}_annotation_prometheus_io_${key}`;
  return {
    name,
    discovery: { role },
    relabelings: [
      { action: 'keep', from: [annotation('scrape')], regex: 'true' },
      { from: [annotation('scheme')], regex: '(https?)', to: '__scheme__' },
      { from: [annotation('path')], regex: '(.+)', to: '__metrics_path__' },
      addressWithPort(annotation('port')),
      { action: 'labelmap', regex: `${meta}_label_(.+)` },
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy(`${meta}_name`, owner),
    ],
  };
}

function addressWithPort(port: string): Relabeling {
  const regex = '(.+?)(?::\\d+)?;(\\d+)';
  return { from: ['__address__', port], regex, to: '__address__', replacement: '$1:$2' };
}
