import type { JsonObject } from '../src/model/manifest.js';

const TEAMS = ['checkout', 'search', 'billing', 'identity', 'platform', 'recommendation'];
const SCRIPT = `#!/bin/sh
set -eu

until nc -z database 5432; do
  echo "waiting for the database: $?"   # it starts slowly
  sleep 1
done
exec /app/server --config=/etc/app/config.yaml
`;

/** `count` Deployments as teams write them: no two alike, one in ten with a script of several lines. */
export function deployments(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, i) => deployment(i));
}

function deployment(i: number): JsonObject {
  const team = TEAMS[i % TEAMS.length] ?? 'platform';
  const name = `${team}-api-${i}`;
  const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': `${name}-production` };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: `${team}-production`,
      labels: { ...selector, 'app.kubernetes.io/version': `1.${i % 40}.${i % 7}`, team },
      annotations: { 'example.com/owner': `${team}@example.com`, 'example.com/checksum': checksum(i) },
    },
    spec: {
      replicas: 1 + (i % 5),
      revisionHistoryLimit: 3,
      selector: { matchLabels: { ...selector } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: { metadata: { labels: { ...selector, team } }, spec: podSpec(i, name) },
    },
  };
}

function podSpec(i: number, name: string): JsonObject {
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 30,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: i % 3 === 0 ? [container(i, name), sidecar()] : [container(i, name)],
    volumes: [
      {
        name: 'config',
        configMap: { name: `${name}-config`, items: [{ key: 'config.yaml', path: 'config.yaml' }] },
      },
      { name: 'tmp', emptyDir: {} },
    ],
    tolerations: [],
  };
}

function container(i: number, name: string): JsonObject {
  return {
    name: 'server',
    image: `registry.example.com/${name}:v1.${i % 40}.${i % 7}@sha256:${checksum(i)}${checksum(i + 1)}`,
    command: i % 10 === 0 ? ['/bin/sh', '-c', SCRIPT] : ['/app/server'],
    args: ['--config=/etc/app/config.yaml', `--listen=:${8000 + (i % 100)}`, '--log-level', 'info'],
    ports: [
      { name: 'http', containerPort: 8000 + (i % 100), protocol: 'TCP' },
      { name: 'metrics', containerPort: 9090 },
    ],
    env: environment(i, name),
    resources: {
      requests: { cpu: `${100 + (i % 9) * 50}m`, memory: `${128 + (i % 16)}Mi` },
      limits: { memory: '1Gi' },
    },
    livenessProbe: {
      httpGet: { path: '/healthz', port: 'http' },
      initialDelaySeconds: 10,
      periodSeconds: 15,
    },
    readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 5, failureThreshold: 3 },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: [
      { name: 'config', mountPath: '/etc/app', readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}

function sidecar(): JsonObject {
  return {
    name: 'proxy',
    image: 'registry.example.com/mesh/proxy:1.27.4',
    args: ['proxy', 'sidecar', '--domain', '$(POD_NAMESPACE).svc.cluster.local'],
    ports: [{ name: 'admin', containerPort: 15000 }],
    resources: { requests: { cpu: '10m', memory: '40Mi' }, limits: { cpu: '2', memory: '256Mi' } },
  };
}

function environment(i: number, name: string): JsonObject[] {
  return [
    { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'DATABASE_URL', value: `postgres://${name}.database.svc:5432/${name}?sslmode=verify-full` },
    { name: 'DATABASE_PASSWORD', valueFrom: { secretKeyRef: { name: `${name}-database`, key: 'password' } } },
    { name: 'FEATURES', value: i % 2 === 0 ? 'true' : '' },
    { name: 'WORKERS', value: String(i % 32) },
    { name: 'GREETING', value: `Hello: this is ${name} #${i}` },
  ];
}

/** Looks like the start of a SHA-256, and is another one for every `i`. */
function checksum(i: number): string {
  const word = (Math.imul(i + 1, 2654435761) >>> 0).toString(16).padStart(8, '0');
  return word.repeat(4);
}
