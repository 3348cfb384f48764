import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { metadataOf, type Part, part } from '../names.js';
import {
  addDeployment,
  container,
  containerPorts,
  dataClaim,
  httpProbe,
  type PartPod,
  secretVariable,
} from '../workload.js';
import type { GrafanaProps } from './grafana-props.js';
import { overview } from './overview.js';
import { DASHBOARDS_FOLDER, datasourceFile, providerFile } from './provisioning.js';
import { renderDashboard } from './render-dashboard.js';

type Props = Resolved<typeof GrafanaProps>;

/** What Grafana asks, and how often that scrapes. */
export interface DataSource {
  readonly url: string;
  readonly scrapeInterval: string;
}

/** The user of upstream's image. */
const USER = 472;
const PROVISIONING = '/etc/grafana/provisioning';
const ports = { http: 3000 };

/** Grafana, whose data source and dashboards come from files. */
export class Grafana extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props, source: DataSource) {
    super(scope, id);
    const self = part('grafana', namespace);
    const files = {
      'datasources.yaml': datasourceFile(source.url, source.scrapeInterval),
      'providers.yaml': providerFile(),
    };
    new k8s.KubeConfigMap(this, 'ConfigMap', { metadata: metadataOf(self), data: files });
    new k8s.KubeConfigMap(this, 'Dashboards', {
      metadata: metadataOf(self, '-dashboards'),
      data: dashboardFiles(props),
    });
    this.addClaim(self, props);
    // Changed dashboards are read again by themselves, a changed data source is not.
    const options = { config: files, recreate: props.storage !== undefined };
    addDeployment(this, self, ports, pod(props), options);
  }

  private addClaim(self: Part, { storage }: Props): void {
    if (!storage) return;
    new k8s.KubePersistentVolumeClaim(this, 'PersistentVolumeClaim', {
      metadata: metadataOf(self),
      spec: dataClaim(storage),
    });
  }
}

function dashboardFiles({ overview: hasOverview, dashboards }: Props): Record<string, string> {
  const all = [...(hasOverview ? [overview] : []), ...dashboards];
  return Object.fromEntries(all.map((dashboard) => [`${dashboard.uid}.json`, renderDashboard(dashboard)]));
}

function pod(props: Props): PartPod {
  return {
    securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER },
    containers: [server(props)],
    volumes: [
      provisioned('datasources'),
      provisioned('providers'),
      { name: 'dashboards', configMap: { name: 'grafana-dashboards' } },
      props.storage
        ? { name: 'data', persistentVolumeClaim: { claimName: 'grafana' } }
        : { name: 'data', emptyDir: {} },
      { name: 'tmp', emptyDir: {} },
    ],
  };
}

function provisioned(name: 'datasources' | 'providers'): k8s.Volume {
  const key = `${name}.yaml`;
  return { name, configMap: { name: 'grafana', items: [{ key, path: key }] } };
}

function server(props: Props): k8s.Container {
  const { name, userKey = 'admin-user', passwordKey = 'admin-password' } = props.adminSecret;
  return container(props, {
    name: 'grafana',
    ports: containerPorts(ports),
    env: [
      secretVariable('GF_SECURITY_ADMIN_USER', { name, key: userKey }),
      secretVariable('GF_SECURITY_ADMIN_PASSWORD', { name, key: passwordKey }),
    ],
    // The first start makes its database, which takes a while on a slow volume.
    startupProbe: httpProbe('/api/health', 'http', { periodSeconds: 5, failureThreshold: 60 }),
    livenessProbe: httpProbe('/api/health', 'http', { timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/api/health', 'http', { timeoutSeconds: 5 }),
    volumeMounts: [
      { name: 'datasources', mountPath: `${PROVISIONING}/datasources`, readOnly: true },
      { name: 'providers', mountPath: `${PROVISIONING}/dashboards`, readOnly: true },
      { name: 'dashboards', mountPath: DASHBOARDS_FOLDER, readOnly: true },
      { name: 'data', mountPath: '/var/lib/grafana' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  });
}
