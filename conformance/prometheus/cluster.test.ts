import { expect, onTestFinished } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import type { PrometheusStackProps } from '../../src/systems/prometheus/index.js';
import { objectsOf } from '../../test/systems/prometheus/support.js';
import { apiServers, program } from '../support/installation.js';
import { freePorts } from '../support/port.js';
import { prove } from '../support/prove.js';
import { type Running, start } from '../support/running.js';
import { startAlertmanager } from './alertmanager.js';
import { startBridge } from './bridge.js';
import { type Cluster, NODE, noAddress, startCluster } from './cluster.js';
import { asked, type Dashboard, dashboardOf } from './dashboard.js';
import { ask } from './http.js';
import { kubeletMetrics, memory } from './node-metrics.js';
import { mainContainer } from './pod.js';
import { type Prometheus, startPrometheus } from './server.js';

const api = apiServers().find(({ installed }) => 'path' in installed)?.name ?? 'kube-apiserver';
const by = ['prometheus', 'alertmanager', 'node-exporter', 'kube-state-metrics', 'etcd', api];
const scrapeSeconds = 2;

/** The notes' machine beside the cluster, and an alert that is always there. */
function propsOf(nodeExporterPort: number, host: string): PrometheusStackProps {
  return {
    prometheus: {
      scrapeInterval: `${scrapeSeconds}s`,
      scrapeTimeout: `${scrapeSeconds}s`,
      evaluationInterval: '1s',
    },
    nodeExporter: { port: nodeExporterPort },
    jobs: [{ name: 'vpn', targets: [`${host}:${nodeExporterPort}`], labels: { instance: 'vpn' } }],
    ruleGroups: [
      { name: 'always', rules: [{ alert: 'Always', expr: 'vector(1)', labels: { team: 'node' } }] },
    ],
    alertmanager: {
      route: {
        receiver: 'none',
        routes: [{ matchers: [{ label: 'alertname', value: 'Always' }], receiver: 'ops', groupWait: '0s' }],
      },
      receivers: [{ name: 'none' }, { name: 'ops', dingtalk: ['webhook1'] }],
    },
    dingtalk: { targets: [{ name: 'webhook1', urlSecret: { name: 'dingtalk', key: 'url' } }] },
    grafana: { adminSecret: { name: 'grafana' } },
  };
}

/** A Pod whose container has restarted four times, in a namespace of its own. */
const workload: readonly KubernetesObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-0', namespace: 'shop' },
    spec: { nodeName: NODE, containers: [{ name: 'web', image: 'registry.example/web:1' }] },
    status: {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'web',
          image: 'registry.example/web:1',
          imageID: '',
          ready: true,
          restartCount: 4,
          state: {},
          lastState: {},
        },
      ],
    },
  },
];

const namespace: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } };

function running(name: string, args: readonly string[]): Running {
  const it = start(program(name), args);
  onTestFinished(() => it.stop());
  return it;
}

/** node-exporter as the DaemonSet has it; the node's root is the machine's. */
function startNodeExporter(objects: readonly KubernetesObject[]): Running {
  const { args = [] } = mainContainer(objects, 'DaemonSet', 'node-exporter');
  return running(
    'node-exporter',
    args.map((arg) => arg.replace('=/host/root', '=/').replace('=/host/sys', '=/sys')),
  );
}

/** kube-state-metrics under its account, on a free port, where its Service leads. */
async function startKubeStateMetrics(
  cluster: Cluster,
  objects: readonly KubernetesObject[],
): Promise<Running> {
  const [port = 0, telemetry] = await freePorts(2);
  const { kubeconfig } = await cluster.account('kube-state-metrics');
  const { args = [] } = mainContainer(objects, 'Deployment', 'kube-state-metrics');
  const changed = args.map((arg) =>
    arg
      .replace(/^--port=.*/, `--port=${port}`)
      .replace(/^--telemetry-port=.*/, `--telemetry-port=${telemetry}`),
  );
  const it = running('kube-state-metrics', [...changed, `--kubeconfig=${kubeconfig}`]);
  await it.until(async () =>
    (await ask(`http://${cluster.host}:${port}/livez`))?.status === 200 ? true : undefined,
  );
  await cluster.endpoint(
    { namespace: 'monitoring', service: 'kube-state-metrics', portName: 'metrics' },
    port,
  );
  return it;
}

/** Prometheus under its account; the API server is reached by a kubeconfig, and Alertmanager at this port. */
async function startInCluster(
  cluster: Cluster,
  objects: readonly KubernetesObject[],
  alertmanager: number,
): Promise<Prometheus> {
  const { kubeconfig, token } = await cluster.account('prometheus');
  return startPrometheus(objects, {
    change: (text) =>
      text
        .replace(/^( *)- role: (\w+)$/gm, `$1- role: $2\n$1  kubeconfig_file: ${kubeconfig}`)
        .replace('alertmanager-0.alertmanager.monitoring.svc:9093', `127.0.0.1:${alertmanager}`),
    files: { 'account/token': token, 'account/ca.crt': cluster.ca },
  });
}

interface Targets {
  readonly activeTargets: readonly {
    readonly scrapePool: string;
    readonly health: string;
    readonly lastError: string;
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

prove(
  { of: 'PrometheusStack', by, fixes: ['R007', 'R100'], needs: noAddress },
  'in a cluster Prometheus finds its targets with their labels, the panels have data, and an alert reaches DingTalk',
  async () => {
    const cluster = await startCluster(api, kubeletMetrics);
    const [port = 0] = await freePorts(1);
    const objects = objectsOf(propsOf(port, cluster.host));
    await cluster.create([namespace, ...objects, ...workload]);
    startNodeExporter(objects);
    const state = await startKubeStateMetrics(cluster, objects);
    const bridge = await startBridge(objects, { 'dingtalk/url': 'https://oapi.dingtalk.com/robot/send' });
    const alertmanager = await startAlertmanager(objects, { bridge });
    const prometheus = await startInCluster(cluster, objects, alertmanager.port);

    await expectTargets(prometheus);
    expect(state.said()).not.toMatch(/forbidden|failed to list/i);
    expect(prometheus.running.said()).not.toMatch(/forbidden|level=ERROR/);
    await expectPanels(prometheus, dashboardOf(objects, 'nodes-and-pods'));
    const message = await alertmanager.running.until(async () => bridge.received.webhook1?.[0]);
    expect(message.alerts[0]?.labels).toEqual({ alertname: 'Always', team: 'node' });
  },
);

async function expectTargets(prometheus: Prometheus): Promise<void> {
  const wanted = [
    'kubernetes-apiservers',
    'kubernetes-nodes',
    'kubernetes-cadvisor',
    'kubernetes-node-exporter',
    'kube-state-metrics',
    'vpn',
  ];
  const { activeTargets } = await prometheus.running.until(async () => {
    const targets = await prometheus.get<Targets>('targets');
    const up = targets.activeTargets
      .filter(({ health }) => health === 'up')
      .map(({ scrapePool }) => scrapePool);
    return wanted.every((name) => up.includes(name)) ? targets : undefined;
  }, 40);
  for (const name of wanted.slice(1, 4)) {
    const labels = activeTargets.find(({ scrapePool }) => scrapePool === name)?.labels;
    expect(labels).toMatchObject({ kubernetes_io_hostname: NODE, topology_kubernetes_io_zone: 'north' });
  }
}

/** The machine beside the cluster is scraped too, without the labels of nodes; a panel has nothing of it (R007). */
async function expectPanels(prometheus: Prometheus, { panels, templating }: Dashboard): Promise<void> {
  const { query } = prometheus;
  expect(templating.list.map((variable) => variable.query.query)).toEqual([
    'label_values(node_uname_info, kubernetes_io_hostname)',
    'label_values(kube_pod_info, namespace)',
  ]);
  const valuesOf = (label: string, series: string) =>
    prometheus.get<string[]>(`label/${label}/values?match[]=${series}`);
  const node = await valuesOf('kubernetes_io_hostname', 'node_uname_info');
  const namespace = await valuesOf('namespace', 'kube_pod_info');
  expect([node, namespace]).toEqual([[NODE], ['shop']]);

  expect(panels).toHaveLength(10);
  const expressions = panels.map(({ title, targets }) => ({ title, expr: targets[0]?.expr ?? '' }));
  for (const chosen of [
    { node, namespace },
    { node: 'all', namespace: 'all' },
  ] as const) {
    for (const { title, expr } of expressions) {
      const samples = await prometheus.running.until(async () => {
        const found = await query(asked(expr, chosen, scrapeSeconds));
        return found.length > 0 ? found : undefined;
      });
      for (const { value } of samples) expect(value, title).toSatisfy(Number.isFinite);
    }
  }
  const memoryPanel = expressions.find(({ title }) => title === 'Pod memory')?.expr ?? '';
  expect(await query(asked(memoryPanel, { node, namespace }, scrapeSeconds))).toEqual([
    { metric: { namespace: 'shop', pod: 'web-0' }, value: memory.workingSet },
  ]);
  const [{ value } = { value: 0 }] = await query('sum(container_memory_usage_bytes)');
  expect(value).toBeGreaterThan(6 * memory.workingSet);
  const cpu = expressions.find(({ title }) => title === 'Node CPU')?.expr ?? '';
  const ofJob = (job: string) =>
    asked(cpu.replace('{', `{job="${job}",`), { node, namespace }, scrapeSeconds);
  expect(await query(ofJob('kubernetes-node-exporter'))).toHaveLength(1);
  expect(await query(ofJob('vpn'))).toEqual([]);
  expect(await query('up{job="vpn"}')).toMatchObject([{ value: 1 }]);
}
