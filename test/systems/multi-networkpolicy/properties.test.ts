import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasHostBits } from '../../../src/kubernetes/cidr.js';
import type { JsonValue, KubernetesObject } from '../../../src/model/manifest.js';
import { only, toYaml } from '../../support/synth.js';
import { attachmentOf, type DaemonSetSpec, daemonSetOf, enforcerOf, policyOf } from './support.js';
import { attachmentProps, enforcerProps, policyProps } from './valid-props.js';

/** All values of this key, however deep. */
function valuesOf(key: string, value: JsonValue | undefined): (JsonValue | undefined)[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...valuesOf(key, inner),
  ]);
}

function wheneverEnforced(holds: (spec: DaemonSetSpec, objects: KubernetesObject[]) => void): void {
  const property = fc.property(enforcerProps, (props) => {
    const objects = enforcerOf(props);
    holds(daemonSetOf(objects), objects);
  });
  fc.assert(property, { numRuns: 60 });
}

describe('whatever the props of MultiNetworkPolicy', () => {
  it('it names its networks and its directions, and no CIDR of it has host bits', () => {
    const property = fc.property(policyProps, (props) => {
      const { metadata, spec } = policyOf(props);
      expect(metadata.annotations).toMatchObject({
        'k8s.v1.cni.cncf.io/policy-for': props.policyFor.join(','),
      });
      expect(spec).toHaveProperty('policyTypes');
      const cidrs = [...valuesOf('cidr', spec), ...valuesOf('except', spec).flat()].map(String);
      expect(cidrs.filter(hasHostBits)).toEqual([]);
      for (const port of valuesOf('ports', spec).flat()) expect(port).toHaveProperty('protocol');
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('a warning is there exactly when a CIDR had host bits', () => {
    const property = fc.property(policyProps, (props) => {
      const { metadata } = policyOf(props);
      const given = JSON.stringify(props).match(/[0-9a-f:.]+\/\d+(?=")/g) ?? [];
      const cidrs = given.filter((text) => /^[^/]*[.:]/.test(text));
      const warned = JSON.stringify(metadata.annotations).includes('cidr-host-bits');
      expect(warned).toBe(cidrs.some(hasHostBits));
    });
    fc.assert(property, { numRuns: 100 });
  });
});

it('whatever the props of NetworkAttachmentDefinition, its config is JSON that begins with its plugins', () => {
  const property = fc.property(attachmentProps, (props) => {
    const object = attachmentOf(props);
    const [config] = valuesOf('config', object.spec);
    const { plugins, ...rest } = JSON.parse(String(config));
    const [{ type, setting }] = plugins ?? [rest];
    expect({ type, setting }).toEqual(JSON.parse(JSON.stringify(props.plugins[0])));
    expect(rest).toMatchObject({ name: props.name, cniVersion: props.cniVersion ?? '0.3.1' });
    expect(config).toMatch(/[^\n]\n$/);
    expect(config).not.toMatch(/ $/m);
  });
  fc.assert(property, { numRuns: 60 });
});

describe('whatever the props of MultiNetworkPolicyIptables', () => {
  it('its flags are given once each, and every file that they name is mounted', () => {
    wheneverEnforced(({ template }, objects) => {
      const [{ args, volumeMounts }] = template.spec.containers;
      const flags = args.map((arg) => arg.split('=')[0]);
      expect(new Set(flags).size).toBe(flags.length);
      const paths = args.filter((arg) => /-file=|endpoint=|pod-iptables=/.test(arg));
      for (const arg of paths) {
        const path = arg.split('=')[1] ?? '';
        const inside = arg.includes('endpoint=') ? `/host${path}` : path;
        expect(volumeMounts.some(({ mountPath }) => inside.startsWith(`${mountPath}/`))).toBe(true);
      }
      const files = args.filter((arg) => arg.includes('-rule-file=')).map((arg) => arg.split('/').at(-1));
      const data = objects.find(({ kind }) => kind === 'ConfigMap')?.data ?? {};
      expect(Object.keys(data).toSorted()).toEqual(files.toSorted());
      for (const text of Object.values(data)) expect(text).toMatch(/[^\n]\n$/);
    });
  });

  it('every mount has its volume, every volume is mounted, and every ConfigMap is there', () => {
    wheneverEnforced(({ template }, objects) => {
      const { containers, volumes } = template.spec;
      const mounts = containers[0].volumeMounts;
      expect(mounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
      expect(new Set(mounts.map(({ mountPath }) => mountPath)).size).toBe(mounts.length);
      expect(volumes.map(({ hostPath }) => hostPath?.path)).not.toContain('/');
      for (const { configMap } of volumes) if (configMap) only(objects, 'ConfigMap', configMap.name);
    });
  });

  it('its selector selects its Pods, and its account is bound to its role', () => {
    wheneverEnforced(({ selector, template }, objects) => {
      expect(template.metadata.labels).toMatchObject(selector.matchLabels);
      const { name, namespace } = only(objects, 'ServiceAccount').metadata;
      expect(template.spec.serviceAccountName).toBe(name);
      expect(only(objects, 'ClusterRoleBinding')).toMatchObject({
        roleRef: { kind: 'ClusterRole', name: only(objects, 'ClusterRole').metadata.name },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      });
    });
  });

  it('it says what it needs, cannot write its root, and reads no Secrets', () => {
    wheneverEnforced(({ template }, objects) => {
      const [{ resources, securityContext }] = template.spec.containers;
      expect(Object.keys(resources.requests)).toEqual(['cpu', 'memory']);
      expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true });
      expect(JSON.stringify(only(objects, 'ClusterRole').rules)).not.toMatch(/\*|secrets|"get"/);
      expect(toYaml(objects)).not.toMatch(/status:|creationTimestamp/);
    });
  });
});
