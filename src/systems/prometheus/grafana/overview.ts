import type { Dashboard, Panel } from './dashboard.js';

const ON_NODE = 'kubernetes_io_hostname=~"$node"';
const IN_NAMESPACE = 'namespace=~"$namespace"';
const DEVICES = 'device!~"cni0|docker.*|flannel.*|veth.*|virbr.*|lo"';
const DISKS = 'fstype!~"tmpfs|overlay|squashfs|ramfs"';

/** Nodes and Pods: the ten panels of the operators' notes, in their order. */
export const overview: Dashboard = {
  uid: 'nodes-and-pods',
  title: 'Nodes and Pods',
  variables: [
    { name: 'node', query: 'label_values(node_uname_info, kubernetes_io_hostname)' },
    { name: 'namespace', query: 'label_values(kube_pod_info, namespace)' },
  ],
  panels: [...nodePanels(), ...podPanels()],
};

function nodePanels(): Panel[] {
  return [
    {
      title: 'Node CPU',
      unit: 'percent',
      expr: `100 - avg(rate(node_cpu_seconds_total{mode="idle",${ON_NODE}}[$__rate_interval])) * 100`,
    },
    {
      title: 'Node memory',
      unit: 'percent',
      expr: `100 - sum(node_memory_MemAvailable_bytes{${ON_NODE}}) / sum(node_memory_MemTotal_bytes{${ON_NODE}}) * 100`,
    },
    {
      title: 'Node disk',
      unit: 'percent',
      expr: `100 - sum(node_filesystem_avail_bytes{${DISKS},${ON_NODE}}) / sum(node_filesystem_size_bytes{${DISKS},${ON_NODE}}) * 100`,
    },
    networkPanel('Node receive', 'node_network_receive_bytes_total'),
    networkPanel('Node transmit', 'node_network_transmit_bytes_total'),
    {
      title: 'Free Pod capacity',
      unit: 'percent',
      expr: `100 - sum(kubelet_running_pods{${ON_NODE}}) / sum(kube_node_status_capacity{resource="pods",node=~"$node"}) * 100`,
    },
  ];
}

function networkPanel(title: string, metric: string): Panel {
  return {
    title,
    unit: 'Bps',
    legend: '{{kubernetes_io_hostname}} {{device}}',
    expr: `irate(${metric}{${DEVICES},${ON_NODE}}[$__rate_interval])`,
  };
}

/** cAdvisor also counts each Pod as a whole, under an empty container name: with it everything would count twice. */
function podPanels(): Panel[] {
  return [
    {
      title: 'Pod CPU',
      legend: '{{namespace}}/{{pod}}',
      expr: `sum(rate(container_cpu_usage_seconds_total{container!="",${IN_NAMESPACE}}[$__rate_interval])) by (namespace, pod)`,
    },
    {
      title: 'Pod memory',
      unit: 'bytes',
      legend: '{{namespace}}/{{pod}}',
      expr: `sum(container_memory_working_set_bytes{container!="",image!="",${IN_NAMESPACE}}) by (namespace, pod)`,
    },
    {
      title: 'Pod receive',
      unit: 'Bps',
      legend: '{{namespace}}/{{pod}}',
      expr: `irate(container_network_receive_bytes_total{${IN_NAMESPACE},interface="eth0",${ON_NODE}}[$__rate_interval])`,
    },
    {
      title: 'Restarts',
      legend: '{{namespace}}/{{container}}',
      expr: `sum(kube_pod_container_status_restarts_total{${IN_NAMESPACE}}) by (namespace, container)`,
    },
  ];
}
