import { expect, it } from 'vitest';
import { builtInKinds } from '../../../src/kubernetes/kinds/built-in-kinds.js';
import { checkSchema } from '../../../src/kubernetes/schema/check-schema.js';

it('knows the kinds of every release between the oldest and the newest', () => {
  const has = (release: '1.29' | '1.30' | '1.33' | '1.34', apiVersion: string, kind: string) =>
    builtInKinds(release).find(apiVersion, kind)?.runtimeConfig ??
    builtInKinds(release).find(apiVersion, kind) !== undefined;
  expect(has('1.29', 'admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy')).toBe(false);
  expect(has('1.30', 'admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy')).toBe(true);
  expect(has('1.33', 'resource.k8s.io/v1', 'DeviceClass')).toBe(false);
  expect(has('1.34', 'resource.k8s.io/v1', 'DeviceClass')).toBe(true);
});

it('knows what must be turned on, says how, and checks it by its schema', () => {
  const kind = builtInKinds('1.33').find('resource.k8s.io/v1beta1', 'DeviceClass');
  expect(kind).toMatchObject({ runtimeConfig: 'resource.k8s.io/v1beta1=true', namespaced: false });
  if (!kind) return;
  const object = {
    apiVersion: 'resource.k8s.io/v1beta1',
    kind: 'DeviceClass',
    metadata: { name: 'a', labels: { a: 1 } },
    spec: { selector: [] },
  };
  const faults = checkSchema(kind.schema, object, { ...kind.reading, filled: object });
  expect(faults.map(({ rule, at }) => [rule.id, at])).toEqual([
    ['wrong-type', '/metadata/labels/a'],
    ['unknown-field', '/spec/selector'],
  ]);
  expect(builtInKinds('1.32').find('gateway.networking.k8s.io/v1', 'Gateway')).toBeUndefined();
  expect([...builtInKinds('1.33').names()]).not.toContain('resource.k8s.io/v1beta1/DeviceClass');
});

it('warns of the beta versions that some releases serve by default, in the words of the server', () => {
  const find = (release: '1.28' | '1.29' | '1.31', version: string) =>
    builtInKinds(release).find(`flowcontrol.apiserver.k8s.io/${version}`, 'FlowSchema')?.deprecated;
  expect(find('1.28', 'v1beta2')).toBe(
    'FlowSchema is deprecated in v1.26+, unavailable in v1.29+; use flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema',
  );
  expect([find('1.28', 'v1beta3'), find('1.31', 'v1')]).toEqual([undefined, undefined]);
  expect(find('1.31', 'v1beta3')).toContain('is deprecated in v1.29+, unavailable in v1.32+');
});
