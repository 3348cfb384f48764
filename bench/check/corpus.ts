import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/model/manifest.js';
import { printAll } from '../../src/yaml/print.js';
import { deployments } from '../fixtures.js';

/** Objects of a file, as repositories have it. */
const PER_FILE = 10;

/** Writes these objects into files of ten below the folder. */
export function writeObjects(folder: string, objects: readonly JsonObject[]): void {
  mkdirSync(folder, { recursive: true });
  for (let start = 0; start < objects.length; start += PER_FILE)
    writeFileSync(join(folder, `${start}.yaml`), printAll(objects.slice(start, start + PER_FILE)));
}

/** `count` objects of four built-in kinds, in equal parts: Deployments, their Services, ConfigMaps and autoscalers. */
export function builtIn(count: number): JsonObject[] {
  return deployments(count / 4).flatMap((deployment, i) => {
    // Every Deployment of the fixtures has both.
    const { name, namespace } = deployment.metadata as { name: string; namespace: string };
    const metadata = { name, namespace, labels: { 'app.kubernetes.io/name': name } };
    return [deployment, service(metadata), configMap(metadata, i), autoscaler(metadata)];
  });
}

function service(metadata: JsonObject): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector: { 'app.kubernetes.io/name': metadata.name },
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'metrics', port: 9090, targetPort: 'metrics' },
      ],
    },
  };
}

function configMap(metadata: JsonObject, i: number): JsonObject {
  const text = `log:\n  level: info\n  sample: ${i}\nserver:\n  address: ":8080"\n  timeout: 30s\n`;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata,
    data: { 'config.yaml': text, region: 'eu-west-1' },
  };
}

function autoscaler(metadata: JsonObject): JsonObject {
  const resource = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ type: 'Resource', resource }],
    },
  };
}

/** `count` objects of a kind whose CRD, `backupDefinition`, has validation rules. */
export function backups(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, i) => ({
    apiVersion: 'bench.example.com/v1',
    kind: 'Backup',
    metadata: { name: `backup-${i}`, namespace: 'default' },
    spec: {
      schedule: '0 3 * * *',
      minReplicas: 1,
      maxReplicas: 2 + (i % 5),
      targets: [0, 1, 2].map((n) => ({ name: `volume-${n}`, path: `/data/${i}/${n}`, size: `${n + 1}Gi` })),
      retention: { days: 7 + (i % 20), copies: 3 },
    },
  }));
}

const target = {
  type: 'object',
  required: ['name', 'path', 'size'],
  properties: {
    name: { type: 'string', maxLength: 63, pattern: '^[a-z0-9-]+$' },
    path: { type: 'string', maxLength: 255 },
    size: { type: 'string', maxLength: 20 },
  },
  'x-kubernetes-validations': [
    { rule: "self.path.startsWith('/')", message: 'path must be absolute' },
    {
      rule: "isQuantity(self.size) && quantity(self.size).isGreaterThan(quantity('0'))",
      message: 'size must be positive',
    },
  ],
};

const spec = {
  type: 'object',
  required: ['schedule', 'targets'],
  properties: {
    schedule: { type: 'string', maxLength: 100 },
    minReplicas: { type: 'integer', minimum: 0 },
    maxReplicas: { type: 'integer', minimum: 1 },
    targets: {
      type: 'array',
      maxItems: 16,
      items: target,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
    },
    retention: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 1 }, copies: { type: 'integer', minimum: 1 } },
      'x-kubernetes-validations': [{ rule: 'self.days * self.copies <= 365', message: 'too many copies' }],
    },
  },
  'x-kubernetes-validations': [
    { rule: 'self.minReplicas <= self.maxReplicas', message: 'minReplicas must not exceed maxReplicas' },
    { rule: "self.schedule.matches('^[0-9*/, -]+$')", message: 'schedule must be a cron expression' },
    {
      rule: 'self.targets.all(t, self.targets.exists_one(o, o.path == t.path))',
      message: 'paths must differ',
    },
  ],
};

/** The CRD of `backups`: patterns, limits, a list with keys and six validation rules. */
export const backupDefinition: JsonObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'backups.bench.example.com' },
  spec: {
    group: 'bench.example.com',
    scope: 'Namespaced',
    names: { kind: 'Backup', plural: 'backups' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { spec } } },
      },
    ],
  },
};
