import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { metadataOf, type Part, part } from '../names.js';
import {
  addDeployment,
  addService,
  addServiceAccount,
  containerPort,
  dataClaim,
  httpProbe,
  podTemplate,
  resourcesOf,
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

/** Grafana, whose data source and dashboards come from files. */
export class Grafana extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props, source: DataSource) {
    super(scope, id);
    const self = part('grafana', namespace);
    const files = {
      'datasources.yaml': datasourceFile(source.url, source.scrapeInterval),
      'providers.yaml': providerFile(),
    };
    addServiceAccount(this, self);
    new k8s.KubeConfigMap(this, 'ConfigMap', { metadata: metadataOf(self), data: files });
    new k8s.KubeConfigMap(this, 'Dashboards', {
      metadata: metadataOf(self, '-dashboards'),
      data: dashboardFiles(props),
    });
    addService(this, self, { http: 3000 });
    this.addClaim(self, props);
    // Changed dashboards are read again by themselves, a changed data source is not.
    addDeployment(this, self, podTemplate(self, podSpec(props), files), props.storage !== undefined);
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

function podSpec(props: Props): k8s.PodSpec {
  return {
    serviceAccountName: 'grafana',
    securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER },
    containers: [container(props)],
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

function container({ image, adminSecret, resources }: Props): k8s.Container {
  const { name, userKey = 'admin-user', passwordKey = 'admin-password' } = adminSecret;
  return {
    name: 'grafana',
    image,
    ports: [containerPort('http', 3000)],
    env: [
      secretVariable('GF_SECURITY_ADMIN_USER', { name, key: userKey }),
      secretVariable('GF_SECURITY_ADMIN_PASSWORD', { name, key: passwordKey }),
    ],
    // The first start makes its database, which takes a while on a slow volume.
    startupProbe: httpProbe('/api/health', 'http', { periodSeconds: 5, failureThreshold: 60 }),
    livenessProbe: httpProbe('/api/health', 'http', { timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/api/health', 'http', { timeoutSeconds: 5 }),
    resources: resourcesOf(resources),
    securityContext: hardenedContainer(),
    volumeMounts: [
      { name: 'datasources', mountPath: `${PROVISIONING}/datasources`, readOnly: true },
      { name: 'providers', mountPath: `${PROVISIONING}/dashboards`, readOnly: true },
      { name: 'dashboards', mountPath: DASHBOARDS_FOLDER, readOnly: true },
      { name: 'data', mountPath: '/var/lib/grafana' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}
