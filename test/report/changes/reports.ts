import type { FieldChange, ObjectChange, Step } from '../../../src/diff/change.js';
import type { Comparison, Note } from '../../../src/diff/comparison.js';
import { formatPath } from '../../../src/diff/format-path.js';
import type { Risk } from '../../../src/diff/risk-level.js';
import {
  identity,
  type JsonValue,
  type KubernetesObject,
  type Manifest,
} from '../../../src/model/manifest.js';
import type { ChangesReport } from '../../../src/report/changes/changes-report.js';

/** An object that was read from the first line of a file. */
export function manifestOf(object: KubernetesObject, file = `dist/${object.metadata.name}.yaml`): Manifest {
  return { object, placeOf: () => ({ file, line: 1, column: 1 }) };
}

export function objectOf(kind: string, name: string, rest: Readonly<Record<string, JsonValue>> = {}) {
  const apiVersion = ['Deployment', 'StatefulSet'].includes(kind) ? 'apps/v1' : 'v1';
  return { apiVersion, kind, metadata: { name, namespace: 'prod' }, ...rest };
}

/** A value that differs; `spec.containers` are fields, `name=app` are keys. */
export function fieldOf(path: string, more: Partial<FieldChange> = {}): FieldChange {
  const steps = path.split('/').map((step): Step => {
    const [key = '', value] = step.split('=');
    return value === undefined ? { field: key } : { keys: { [key]: value } };
  });
  const field = formatPath(steps.map((step) => ('field' in step ? step : { keys: {} })));
  return { how: 'changed', path: steps, field, baseAt: '/x', headAt: '/x', ...more };
}

export function riskOf(level: Risk['level'], rule: string, what: string): Risk {
  const origin = { file: 'dist/web.yaml', line: 9, column: 5 };
  return { rule, level, what, why: `This is why ${rule}.`, fix: `Mend ${rule}.`, at: '/spec', origin };
}

export function changed(
  object: KubernetesObject,
  fields: readonly FieldChange[],
  risks: readonly Risk[] = [],
): ObjectChange {
  const manifest = manifestOf(object);
  return { how: 'changed', object: identity(object), base: manifest, head: manifest, fields, risks };
}

export function added(object: KubernetesObject, risks: readonly Risk[] = []): ObjectChange {
  return { how: 'added', object: identity(object), head: manifestOf(object), fields: [], risks };
}

export function removed(object: KubernetesObject, risks: readonly Risk[] = []): ObjectChange {
  return { how: 'removed', object: identity(object), base: manifestOf(object), fields: [], risks };
}

export function reportOf(
  changes: readonly ObjectChange[],
  more: Partial<Comparison> = {},
  names: Partial<ChangesReport> = {},
): ChangesReport {
  const n = (how: ObjectChange['how']) => changes.filter((change) => change.how === how).length;
  const counts = {
    base: { objects: 50, files: 12 },
    head: { objects: 51, files: 12 },
    added: n('added'),
    removed: n('removed'),
    changed: n('changed'),
    renamed: n('renamed'),
    unchanged: 40,
    moved: 2,
  };
  const comparison = { changes, counts, restarts: [], notes: [], ...more };
  const told = { base: 'main', head: 'the working tree', release: '1.37', version: '0.1.0' };
  return { comparison, failsAt: 'outage', ...told, ...names };
}

const image = fieldOf('spec/template/spec/containers/name=app/image', {
  from: 'registry.example/shop/app:1.25.0',
  to: 'registry.example/shop/app:1.27.0',
});
const chart = fieldOf('metadata/labels/helm.sh#chart', {
  from: 'web-1.2.0',
  to: 'web-1.3.0',
  noise: 'label',
});
const rollout = riskOf('rollout', 'pods-restart', 'The Pods are replaced, at most 25% at a time.');

const names = ['api', 'cart', 'mail', 'pay', 'search', 'stock', 'tax', 'track', 'user', 'zoom'];

const settings = `# The shop.
log:
  level: info
  format: json
cache:
  size: 100
  ttl: 5m
limits:
  requests: 10
`;

const notes: readonly Note[] = [
  {
    kind: 'unreadable',
    side: 'head',
    what: 'dist/old.yaml is a Helm template, not a manifest.',
    fix: 'Render it first: helm template.',
    differs: true,
    origin: { file: 'dist/old.yaml', line: 3, column: 7 },
  },
  {
    kind: 'unknown-kind',
    side: 'both',
    what: '"example.com/v1/Thing" is not known, so its lists were compared in order.',
    fix: 'Give the CRD with --schemas.',
    differs: false,
  },
];

/** Something of every sort. */
export const fullReport = reportOf(
  [
    ...names.map((name) => changed(objectOf('Deployment', name), [image, chart], [rollout])),
    changed(
      objectOf('Deployment', 'web'),
      [
        fieldOf('spec/selector/matchLabels/app', { from: 'web', to: 'site' }),
        fieldOf('spec/replicas', { from: 3, to: 5 }),
        fieldOf('spec/template/spec/containers/name=app/args', {
          how: 'moved',
          from: ['--verbose', '--port=80'],
          to: ['--port=80', '--verbose'],
        }),
        fieldOf('spec/template/spec/containers/name=app/env/name=PASSWORD/value', { secret: true }),
        fieldOf('spec/template/spec/containers/name=sidecar', {
          how: 'added',
          baseAt: undefined,
          to: { name: 'sidecar', image: 'registry.example/proxy:2.0', ports: [{ containerPort: 8080 }] },
        }),
        fieldOf('spec/template/spec/nodeSelector', {
          how: 'removed',
          headAt: undefined,
          from: { disk: 'ssd' },
        }),
        fieldOf('metadata/annotations/description', {
          from: `${'It sells things. '.repeat(20)}It is owned by the shop team.`,
          to: `${'It sells things. '.repeat(20)}It is owned by the web team.`,
        }),
        chart,
      ],
      [
        riskOf(
          'impossible',
          'selector-changed',
          'spec.selector is immutable; app changes from "web" to "site".',
        ),
        rollout,
      ],
    ),
    changed(
      objectOf('ConfigMap', 'web'),
      [
        fieldOf('data/nginx.conf', {
          text: {
            language: 'nginx',
            parts: [
              { how: 'changed', path: 'http > server > listen', from: '80', to: '8080' },
              { how: 'added', path: 'http > gzip', to: 'on' },
            ],
          },
        }),
        fieldOf('data/app.yaml', { from: settings, to: settings.replace('100', '200') }),
        fieldOf('data/Corefile', { text: { language: 'corefile', parts: [] } }),
      ],
      [
        riskOf(
          'rollout',
          'config-restarts-nothing',
          'Deployment.apps/prod/web uses it as a volume, and does not restart.',
        ),
      ],
    ),
    changed(objectOf('Secret', 'db'), [fieldOf('data/password', { secret: true, headAt: '/data/password' })]),
    changed(objectOf('Service', 'static'), [chart]),
    {
      ...changed(objectOf('ConfigMap', 'web-v2'), []),
      how: 'renamed',
      was: 'ConfigMap/prod/web-v1',
    },
    removed(
      objectOf('PersistentVolumeClaim', 'data', { spec: { resources: { requests: { storage: '10Gi' } } } }),
      [
        riskOf(
          'data-loss',
          'volume-claim-removed',
          'The claim and, by its reclaim policy, the 10Gi behind it are deleted.',
        ),
      ],
    ),
    removed(objectOf('ConfigMap', 'old', { data: { 'a.txt': 'x', 'b.txt': 'y' } })),
    added(
      objectOf('Deployment', 'worker', {
        spec: {
          replicas: 2,
          template: { spec: { containers: [{ name: 'worker', image: 'registry.example/shop/worker:1.0' }] } },
        },
      }),
    ),
    added(
      objectOf('Service', 'worker', {
        spec: { type: 'ClusterIP', ports: [{ port: 80 }, { port: 53, protocol: 'UDP' }] },
      }),
    ),
    added(objectOf('Secret', 'fresh', { stringData: { token: 'never-to-be-seen' } })),
  ],
  {
    restarts: ['web', ...names].map((name) => ({
      object: `Deployment.apps/prod/${name}`,
      fields: ['spec.template.spec.containers[].image'],
    })),
    notes,
  },
);

/** The same new image in so many Deployments, or another one in each. */
export function manyChanges(n: number, images: 'same' | 'different'): ObjectChange[] {
  return Array.from({ length: n }, (_, index) => {
    const to = images === 'same' ? 'nginx:1.27' : `nginx:1.27-${index}`;
    const path = 'spec/template/spec/containers/name=app/image';
    const object = objectOf('Deployment', `web-${String(index).padStart(5, '0')}`);
    return changed(object, [fieldOf(path, { from: 'nginx:1.25', to })], [rollout]);
  });
}
