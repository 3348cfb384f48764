import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity, type JsonValue, type KubernetesObject } from '../../../src/model/manifest.js';
import {
  MetricsServerWithFixes,
  type MetricsServerWithFixesProps,
} from '../../../src/systems/metrics-server/index.js';
import { only, synthesize } from '../../support/synth.js';
import { validProps } from './valid-props.js';
import { type Container, flag, pod, workload } from './workload.js';

function make(props: MetricsServerWithFixesProps): KubernetesObject[] {
  return synthesize((chart) => new MetricsServerWithFixes(chart, 'metrics-server', props));
}

function whateverTheProps(check: (objects: KubernetesObject[]) => void): void {
  fc.assert(
    fc.property(validProps, (props) => check(make(props))),
    { numRuns: 60 },
  );
}

function workloads(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects.filter(({ kind }) => kind === 'Deployment' || kind === 'DaemonSet');
}

function containers(objects: readonly KubernetesObject[]): Container[] {
  return workloads(objects).flatMap((object) => [...pod(object).containers]);
}

function strings(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe('whatever the props of MetricsServerWithFixes', () => {
  it('the Service, the probes and the flag mean a port that the container has', () => {
    whateverTheProps((objects) => {
      const deployment = only(objects, 'Deployment');
      const [server] = pod(deployment).containers;
      const [port] = server.ports ?? [];
      expect(server.ports).toHaveLength(1);
      expect(only(objects, 'Service').spec).toMatchObject({ ports: [{ targetPort: port?.name }] });
      expect(server.readinessProbe?.httpGet.port).toBe(port?.name);
      expect(server.livenessProbe?.httpGet.port).toBe(port?.name);
      expect(flag(deployment, '--secure-port')).toBe(String(port?.containerPort));
    });
  });

  it('every selector selects its own Pods and no others', () => {
    whateverTheProps((objects) => {
      for (const object of workloads(objects)) {
        const { selector, template } = workload(object);
        expect(template.metadata.labels).toMatchObject(selector.matchLabels);
      }
      const templates = workloads(objects).map(
        (object) => workload(object).template.metadata.labels['k8s-app'],
      );
      expect(new Set(templates).size).toBe(templates.length);
      expect(only(objects, 'Service').spec).toMatchObject({ selector: { 'k8s-app': 'metrics-server' } });
    });
  });

  it('every mount has its volume, every volume is mounted, and no path is mounted twice', () => {
    whateverTheProps((objects) => {
      for (const object of workloads(objects)) {
        const { containers, volumes = [] } = pod(object);
        const mounts = containers.flatMap(({ volumeMounts = [] }) => volumeMounts);
        expect(new Set(mounts.map(({ name }) => name))).toEqual(new Set(volumes.map(({ name }) => name)));
        expect(new Set(mounts.map(({ mountPath }) => mountPath)).size).toBe(mounts.length);
      }
    });
  });

  it('no flag is given twice, and every file that a flag names is mounted', () => {
    whateverTheProps((objects) => {
      const [{ args = [], volumeMounts = [] }] = pod(only(objects, 'Deployment')).containers;
      const names = args.map((arg) => arg.split('=')[0]);
      expect(new Set(names).size).toBe(names.length);
      const files = args.map((arg) => arg.split('=')[1] ?? '').filter((value) => value.startsWith('/'));
      for (const file of files) {
        expect(volumeMounts.some(({ mountPath }) => `${file}/`.startsWith(`${mountPath}/`))).toBe(true);
      }
    });
  });

  it('every container drops all capabilities, cannot write its root and says what it needs', () => {
    whateverTheProps((objects) => {
      for (const { resources, securityContext } of containers(objects)) {
        expect(securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(Object.keys(resources?.requests ?? {})).toEqual(expect.arrayContaining(['cpu', 'memory']));
      }
    });
  });

  it('only metrics-server itself has a token', () => {
    whateverTheProps((objects) => {
      const withToken = workloads(objects).filter((object) => pod(object).automountServiceAccountToken);
      expect(withToken.map(({ kind }) => kind)).toEqual(['Deployment']);
    });
  });

  it('no two objects are the same one, and every name is one that the API server takes', () => {
    whateverTheProps((objects) => {
      const identities = objects.map(identity);
      expect(new Set(identities).size).toBe(identities.length);
      for (const { metadata } of objects) expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/);
    });
  });

  it('texts of several lines end in one newline and have no trailing spaces', () => {
    whateverTheProps((objects) => {
      for (const text of objects.flatMap(strings).filter((text) => text.includes('\n'))) {
        expect(text).toMatch(/[^\n]\n$/);
        expect(text).not.toMatch(/[ \t]\n/);
      }
    });
  });
});
