import { type Job, keep, nodeLabels } from './job.js';

const META = '__meta_kubernetes';

/** The API servers, by the Service that every Pod reaches them with. */
export function apiServerJob(): Job {
  return {
    name: 'kubernetes-apiservers',
    discovery: { role: 'endpointslice', namespace: 'default' },
    scheme: 'https',
    clusterTls: 'verify',
    relabelings: [
      keep({
        [`${META}_namespace`]: 'default',
        [`${META}_service_name`]: 'kubernetes',
        [`${META}_endpointslice_port_name`]: 'https',
      }),
    ],
  };
}

/** The kubelets and their cAdvisor, each with the labels of its node. */
export function nodeJobs(clusterTls: 'verify' | 'insecure'): Job[] {
  const kubelet = {
    discovery: { role: 'node' },
    scheme: 'https',
    clusterTls,
    relabelings: [nodeLabels],
  } as const;
  return [
    { name: 'kubernetes-nodes', ...kubelet },
    { name: 'kubernetes-cadvisor', path: '/metrics/cadvisor', ...kubelet },
  ];
}

/** node-exporter on every node: found by its node, so that it has the node's labels. */
export function nodeExporterJob(port: number): Job {
  return {
    name: 'kubernetes-node-exporter',
    discovery: { role: 'node' },
    relabelings: [
      { from: ['__address__'], regex: '(.+):\\d+', to: '__address__', replacement: `$1:${port}` },
      nodeLabels,
    ],
  };
}
