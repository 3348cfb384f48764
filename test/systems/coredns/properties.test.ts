import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import { only, toYaml } from '../../support/synth.js';
import { podSpecOf } from './pod.js';
import { readCorefile } from './read-corefile.js';
import { readZone } from './read-zone.js';
import { dataOf, objectsOf } from './support.js';
import { validProps } from './valid-props.js';

/** What holds whatever the props, each told apart where it fails. */
function always(holds: (objects: KubernetesObject[]) => void): void {
  fc.assert(
    fc.property(validProps, (props) => holds(objectsOf(props))),
    { numRuns: 60 },
  );
}

interface ServiceSpec {
  readonly ports: readonly {
    readonly port: number;
    readonly targetPort: string;
    readonly protocol: string;
    readonly name: string;
  }[];
  readonly selector: Record<string, string>;
}

function serviceOf(objects: readonly KubernetesObject[]): ServiceSpec {
  // Kubernetes' own schema, as far as it is looked at here.
  return only(objects, 'Service').spec as unknown as ServiceSpec;
}

describe('whatever the props', () => {
  it('the Service leads to ports of the container that the Corefile listens on', () => {
    always((objects) => {
      const [container] = podSpecOf(objects).containers;
      const served = readCorefile(dataOf(objects).Corefile ?? '').flatMap(({ keys }) => keys);
      const listening = new Set(served.map((key) => Number(key.split(':').at(-1))));
      for (const { port, targetPort, protocol, name } of serviceOf(objects).ports) {
        expect(container?.ports).toContainEqual({ name: targetPort, containerPort: port, protocol });
        if (name !== 'metrics') expect(listening).toContain(port);
      }
      const names = container?.ports.map(({ name }) => name) ?? [];
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^(?=.{1,15}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
    });
  });

  it('Service, disruption budget and anti-affinity select the Pods', () => {
    always((objects) => {
      const deployment = JSON.parse(JSON.stringify(only(objects, 'Deployment').spec));
      const labels = deployment.template.metadata.labels;
      expect(labels).toMatchObject(deployment.selector.matchLabels);
      expect(labels).toMatchObject(serviceOf(objects).selector);
      expect(only(objects, 'PodDisruptionBudget').spec).toMatchObject({ selector: deployment.selector });
    });
  });

  it('the probes ask where the Corefile answers', () => {
    always((objects) => {
      const [container] = podSpecOf(objects).containers;
      const directives = readCorefile(dataOf(objects).Corefile ?? '').flatMap((server) => server.directives);
      for (const [plugin, probe] of [
        ['health', container?.livenessProbe],
        ['ready', container?.readinessProbe],
      ] as const) {
        const address = directives.find(({ words }) => words[0] === plugin)?.words[1];
        const port = container?.ports.find(({ name }) => name === probe?.httpGet.port)?.containerPort;
        expect(address).toMatch(new RegExp(`:${port}$`));
      }
      expect(directives.filter(({ words }) => words[0] === 'health')).toHaveLength(1);
    });
  });

  it('every mount has its volume, and every file that the Corefile names is mounted and can be read', () => {
    always((objects) => {
      const { volumes, containers } = podSpecOf(objects);
      const data = dataOf(objects);
      expect(containers[0]?.volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
      expect(volumes[0]?.configMap.items.map(({ key }) => key).toSorted()).toEqual(
        Object.keys(data).toSorted(),
      );
      const files = readCorefile(data.Corefile ?? '').flatMap(({ directives }) =>
        directives
          .filter(({ words }) => words[0] === 'file')
          .map(({ words }) => words[1]?.replace('/etc/coredns/', '')),
      );
      expect(files.toSorted()).toEqual(
        Object.keys(data)
          .filter((key) => key !== 'Corefile')
          .toSorted(),
      );
      for (const file of files) expect(readZone(data[file ?? ''] ?? '')[0]).toMatchObject({ type: 'SOA' });
    });
  });

  it('a token is mounted only where the plugin kubernetes uses it, and the rights are those of the plugin', () => {
    always((objects) => {
      const uses = dataOf(objects).Corefile?.includes('    kubernetes ') ?? false;
      expect(podSpecOf(objects).automountServiceAccountToken).toBe(uses);
      expect(JSON.stringify(only(objects, 'ClusterRole').rules)).toMatch(uses ? /"services"/ : /^\[\]$/);
      only(objects, 'ClusterRoleBinding');
    });
  });

  it('texts end in one line break, no line ends in a blank, and YAML keeps them as blocks', () => {
    always((objects) => {
      for (const text of Object.values(dataOf(objects))) {
        expect(text).toMatch(/[^\n]\n$/);
        expect(text).not.toMatch(/[ \t]$/m);
      }
      expect(toYaml(objects)).toContain('Corefile: |\n');
      expect(toYaml(objects)).not.toMatch(/status:|creationTimestamp/);
    });
  });

  it('the more specific forward stands first', () => {
    always((objects) => {
      for (const { directives } of readCorefile(dataOf(objects).Corefile ?? '')) {
        const labels = directives
          .filter(({ words }) => words[0] === 'forward')
          .map(({ words }) => (words[1] ?? '').split('.').filter(Boolean).length);
        expect(labels).toEqual(labels.toSorted((a, b) => b - a));
      }
    });
  });
});
