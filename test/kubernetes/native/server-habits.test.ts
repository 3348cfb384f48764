import { describe, expect, it } from 'vitest';
import { nativeFaults } from '../../../src/kubernetes/native/index.js';
import type { JsonObject, KubernetesObject } from '../../../src/model/manifest.js';

const places = (apiVersion: string, kind: string, metadata: JsonObject, rest: JsonObject = {}) => {
  const object: KubernetesObject = { ...rest, apiVersion, kind, metadata: { name: 'a', ...metadata } };
  return nativeFaults(object, 37).map(({ at }) => at);
};

describe('what the API server makes of an object before it looks at it', () => {
  it('counts the generation of most kinds itself, and takes that of the others as it is', () => {
    expect(places('v1', 'ConfigMap', { generation: -1 })).toEqual(['/metadata/generation']);
    expect(places('policy/v1', 'PodDisruptionBudget', { generation: -1 })).toEqual([]);
  });

  it('asks for no domain in the finalizers of some groups', () => {
    expect(places('v1', 'ConfigMap', { finalizers: ['mine'] })).toEqual(['/metadata/finalizers/0']);
    expect(places('coordination.k8s.io/v1', 'Lease', { finalizers: ['mine'] })).toEqual([]);
  });

  it('drops an owner that is there already', () => {
    const owner = (uid: string) => ({ apiVersion: 'v1', kind: 'Pod', name: 'a', uid, controller: true });
    expect(places('v1', 'ConfigMap', { ownerReferences: [owner('1'), owner('1')] })).toEqual([]);
    expect(places('v1', 'ConfigMap', { ownerReferences: [owner('1'), owner('2')] })).toEqual([
      '/metadata/ownerReferences',
    ]);
  });

  it('makes an object without fields of a null in a list of objects', () => {
    const faults = places('rbac.authorization.k8s.io/v1', 'Role', {}, { rules: [null] });
    expect(faults).toContain('/rules/0/verbs');
    expect(places('v1', 'ConfigMap', { ownerReferences: [null] })).toContain(
      '/metadata/ownerReferences/0/uid',
    );
  });

  it('tells an empty text from none where Go has a pointer', () => {
    const template = (spec: JsonObject) => ({ template: { spec: { containers: [], ...spec } } });
    const found = (spec: JsonObject) => places('v1', 'PodTemplate', {}, template(spec));
    expect(found({ preemptionPolicy: '' })).toContain('/template/spec/preemptionPolicy');
    expect(found({ securityContext: { supplementalGroupsPolicy: '', seLinuxChangePolicy: '' } })).toEqual(
      expect.arrayContaining([
        '/template/spec/securityContext/supplementalGroupsPolicy',
        '/template/spec/securityContext/seLinuxChangePolicy',
      ]),
    );
    expect(found({ restartPolicy: '' })).not.toContain('/template/spec/restartPolicy');
  });

  it('lets a name in envFrom end in a dash, which it takes for the start of one', () => {
    const spec = { containers: [{ name: 'a', image: 'a', envFrom: [{ configMapRef: { name: 'c-' } }] }] };
    expect(places('v1', 'Pod', {}, { spec })).toEqual([]);
  });

  it('takes a long name of a disruption budget', () => {
    expect(places('policy/v1', 'PodDisruptionBudget', { name: 'A'.repeat(300) })).toEqual([]);
  });
});
