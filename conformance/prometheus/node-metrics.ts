/** What the kubelet of the node says of its one Pod, in Prometheus' text. */

const MiB = 2 ** 20;
const pod = 'namespace="shop",pod="web-0"';
const image = 'image="registry.example/web:1"';

/** Bytes as cAdvisor has them: the usage counts the page cache, and the Pod as a whole counts again. */
export const memory = { workingSet: 100 * MiB, usage: 300 * MiB };

/** By the paths of the kubelet. */
export const kubeletMetrics: Readonly<Record<string, string>> = {
  '/metrics': '# TYPE kubelet_running_pods gauge\nkubelet_running_pods 11\n',
  '/metrics/cadvisor': [
    ...each('container_cpu_usage_seconds_total', 'counter', 12, 13),
    ...each('container_memory_working_set_bytes', 'gauge', memory.workingSet, memory.workingSet + MiB),
    ...each('container_memory_usage_bytes', 'gauge', memory.usage, memory.usage + MiB),
    '# TYPE container_network_receive_bytes_total counter',
    `container_network_receive_bytes_total{container="",${pod},interface="eth0"} 4096`,
    '',
  ].join('\n'),
};

/** One series for the container, and one for the whole Pod. */
function each(name: string, type: string, container: number, whole: number): string[] {
  return [
    `# TYPE ${name} ${type}`,
    `${name}{container="web",${image},${pod}} ${container}`,
    `${name}{container="",image="",${pod}} ${whole}`,
  ];
}
