import type { Instrument } from './instrument.js';

/** The Kubernetes releases whose API server judges us, newest first; the oldest is what cdk8s-plus-27 is typed for. */
export const kubernetesReleases = ['1.37.1', '1.36.4', '1.35.4', '1.27.3'] as const;

/** Where the programs of the Prometheus project keep their version. */
const itsVersion = 'github.com/prometheus/common/version.Version';

/** Every instrument, the most telling first: where time is short, the last are left out. */
export const instruments: readonly Instrument[] = [
  go('etcd', '3.6.16', 'go.etcd.io/etcd/server/v3'),
  apiServer(kubernetesReleases[0]),
  go('go-yaml', '1.6.0', '.'),
  prometheus('promtool', 'cmd/promtool'),
  go('coredns', '1.14.7', 'github.com/coredns/coredns'),
  metricsServer('0.9.0'),
  alertmanager('alertmanager', 'cmd/alertmanager'),
  alertmanager('amtool', 'cmd/amtool'),
  prometheus('prometheus', 'cmd/prometheus'),
  exporter('node-exporter', '1.12.1', 'github.com/prometheus/node_exporter'),
  exporter('snmp-exporter', '0.30.1', 'github.com/prometheus/snmp_exporter'),
  exporter('mysqld-exporter', '0.19.0', 'github.com/prometheus/mysqld_exporter'),
  exporter('kube-state-metrics', '2.18.0', 'k8s.io/kube-state-metrics/v2'),
  go('tekton', '1.15.0', '.'),
  go('prometheus-operator', '0.93.0', '.'),
  go('kustomize', '5.8.1', 'sigs.k8s.io/kustomize/kustomize/v5'),
  apiServer(kubernetesReleases[3]),
  apiServer(kubernetesReleases[1]),
  apiServer(kubernetesReleases[2]),
  told('kubeconform', '0.8.0', 'github.com/yannh/kubeconform/cmd/kubeconform', 'main.version'),
  told(
    'dyff',
    '1.12.0',
    'github.com/homeport/dyff/cmd/dyff',
    'github.com/homeport/dyff/internal/cmd.version',
  ),
];

function go(name: string, version: string, path: string, module = name): Instrument {
  return { name, version, from: { module, package: path } };
}

/** One that must be told its version, by this variable of its own. */
function told(name: string, version: string, path: string, variable: string): Instrument {
  return { name, version, from: { module: name, package: path, set: [`${variable}=${version}`] } };
}

function prometheus(name: string, path: string): Instrument {
  return go(name, '3.14.0', `github.com/prometheus/prometheus/${path}`, 'prometheus');
}

/** Its pages, which are not in the module, are left out; nothing here looks at them. */
function alertmanager(name: string, path: string): Instrument {
  const dependency = 'github.com/prometheus/alertmanager';
  const version = '0.34.0';
  const [set, files] = [[`${itsVersion}=${version}`], { 'ui/app/dist/index.html': '' }];
  const from = { module: 'alertmanager', package: `${dependency}/${path}`, set };
  return { name, version, from: { ...from, lacking: { dependency, files } } };
}

function exporter(name: string, version: string, path: string): Instrument {
  return { name, version, from: { module: name, package: path, set: [`${itsVersion}=${version}`] } };
}

function metricsServer(version: string): Instrument {
  const module = 'metrics-server';
  const set = [`k8s.io/client-go/pkg/version.gitVersion=v${version}`];
  return { name: module, version, from: { module, package: `sigs.k8s.io/${module}/cmd/${module}`, set } };
}

/** Without its version the API server takes itself for 0.0.0, and for older than every feature. */
function apiServer(version: string): Instrument {
  const [major, minor] = version.split('.');
  const name = `kube-apiserver-${major}.${minor}`;
  const set = [`gitVersion=v${version}`, `gitMajor=${major}`, `gitMinor=${minor}`];
  return {
    name,
    version,
    from: {
      module: name,
      package: 'k8s.io/kubernetes/cmd/kube-apiserver',
      set: set.map((variable) => `k8s.io/component-base/version.${variable}`),
    },
  };
}
