import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity, type KubernetesObject } from '../../../src/model/manifest.js';
import type { PrometheusStackProps } from '../../../src/systems/prometheus/index.js';
import { full } from './full.js';
import { objectsOf } from './support.js';

interface Container {
  readonly name: string;
  readonly args?: readonly string[];
  readonly ports?: readonly { name: string; containerPort: number }[];
  readonly volumeMounts?: readonly { name: string; mountPath: string }[];
  readonly livenessProbe?: { httpGet: { port: string } };
  readonly readinessProbe?: { httpGet: { port: string } };
  readonly resources?: { requests?: object };
  readonly securityContext?: object;
}

interface Workload {
  readonly selector: { matchLabels: Record<string, string> };
  readonly volumeClaimTemplates?: readonly { metadata: { name: string } }[];
  readonly template: {
    metadata: { labels: Record<string, string> };
    spec: {
      containers: readonly Container[];
      initContainers?: readonly Container[];
      volumes?: readonly { name: string }[];
    };
  };
}

const isWorkload = ({ kind }: KubernetesObject) => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind);

function workloads(objects: readonly KubernetesObject[]): Workload[] {
  // Kubernetes' own schema of these kinds.
  return objects.filter(isWorkload).map(({ spec }) => spec as unknown as Workload);
}

function containersOf({ template: { spec } }: Workload): Container[] {
  return [...spec.containers, ...(spec.initContainers ?? [])];
}

const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const port = fc.integer({ min: 1, max: 65535 });
const jobs = fc.uniqueArray(
  fc.record({
    name: name.map((text) => `job-${text}`),
    targets: fc.tuple(name, port).map(([host, number]) => [`${host}:${number}`]),
    labels: fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,7}$/), fc.string(), { maxKeys: 3 }),
  }),
  { maxLength: 3, selector: (job) => job.name },
);
const part = <K extends keyof PrometheusStackProps>(key: K) => fc.constantFrom(full[key], undefined);

/** Every combination of the parts of the full example, in both modes, with jobs and messages of any texts. */
const props: fc.Arbitrary<PrometheusStackProps> = fc
  .record({
    mode: fc.constantFrom('plain' as const, 'operator' as const),
    namespace: name,
    kubernetesVersion: fc.integer({ min: 20, max: 40 }).map((minor) => `1.${minor}`),
    jobs,
    nodeExporter: fc.record({ port }),
    prometheus: part('prometheus'),
    grafana: part('grafana'),
    snmpExporter: part('snmpExporter'),
    mysqldExporter: part('mysqldExporter'),
    cephExporter: part('cephExporter'),
    alertmanager: part('alertmanager'),
    // Braces would be a template that the bridge cannot read.
    text: fc.string({ minLength: 1 }).map((text) => text.replaceAll('{{', '{ ')),
  })
  .map(({ text, ...rest }) => {
    const target = { name: 'webhook1', urlSecret: { name: 's', key: 'k' }, message: { title: text, text } };
    return { ...rest, ...(rest.alertmanager && { dingtalk: { targets: [target] } }) };
  });

function whateverTheProps(check: (objects: KubernetesObject[]) => void): void {
  fc.assert(
    fc.property(props, (given) => check(objectsOf(given))),
    { numRuns: 40 },
  );
}

describe('whatever the props of PrometheusStack', () => {
  it('selectors select their Pods, mounts have volumes, and probes have ports', () => {
    whateverTheProps((objects) => {
      for (const workload of workloads(objects)) {
        const { selector, template, volumeClaimTemplates = [] } = workload;
        expect(template.metadata.labels).toMatchObject(selector.matchLabels);
        const volumes = [
          ...(template.spec.volumes ?? []).map((volume) => volume.name),
          ...volumeClaimTemplates.map(({ metadata }) => metadata.name),
        ];
        const mounts = containersOf(workload).flatMap(({ volumeMounts = [] }) => volumeMounts);
        expect(new Set(mounts.map((mount) => mount.name))).toEqual(new Set(volumes));
        for (const { ports = [], livenessProbe, readinessProbe } of template.spec.containers) {
          const names = ports.map((each) => each.name);
          for (const probe of [livenessProbe, readinessProbe])
            if (probe) expect(names).toContain(probe.httpGet.port);
        }
      }
    });
  });

  it('every Service leads to ports that the Pods it selects have', () => {
    whateverTheProps((objects) => {
      for (const { spec } of objects.filter(({ kind }) => kind === 'Service')) {
        // Kubernetes' own schema of a Service.
        const service = spec as unknown as {
          selector: Record<string, string>;
          ports: { targetPort: string; port: number }[];
        };
        const selected = workloads(objects).filter(({ template: { metadata } }) =>
          Object.entries(service.selector).every(([key, value]) => metadata.labels[key] === value),
        );
        // The operator makes the Pods of Prometheus and Alertmanager, and their Services.
        expect(selected).toHaveLength(1);
        const ports = selected.flatMap(containersOf).flatMap((container) => container.ports ?? []);
        for (const { targetPort, port: number } of service.ports)
          expect(ports).toContainEqual(expect.objectContaining({ name: targetPort, containerPort: number }));
      }
    });
  });

  it('every container is hardened and says what it needs', () => {
    whateverTheProps((objects) => {
      for (const { securityContext, resources } of workloads(objects).flatMap(containersOf)) {
        expect(securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(Object.keys(resources?.requests ?? {})).toEqual(['cpu', 'memory']);
      }
    });
  });

  it('no two objects are the same one, all names are valid, and there is no Secret', () => {
    whateverTheProps((objects) => {
      const identities = objects.map(identity);
      expect(new Set(identities).size).toBe(identities.length);
      for (const { kind, metadata } of objects) {
        expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/);
        expect(kind).not.toBe('Secret');
      }
    });
  });
});
