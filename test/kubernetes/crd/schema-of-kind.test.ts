import { expect, it } from 'vitest';
import { schemaOfKind } from '../../../src/kubernetes/crd/schema-of-kind.js';
import { checkSchema } from '../../../src/kubernetes/schema/check-schema.js';
import { MultiNetworkPolicyKind } from '../../../src/systems/multi-networkpolicy/kinds/multi-network-policy-kind.js';

const head = { apiVersion: 'k8s.cni.cncf.io/v1beta1', kind: 'MultiNetworkPolicy', metadata: { name: 'a' } };
const schema = schemaOfKind(MultiNetworkPolicyKind);

it('knows the fields and types of a kind of ours', () => {
  const spec = { podSelector: {}, ingress: [{ ports: [{ port: 80 }, { port: 'http' }] }] };
  expect(checkSchema(schema, { ...head, spec })).toEqual([]);
  const faults = checkSchema(schema, {
    ...head,
    spec: { podSelektor: {}, ingress: [{ ports: [{ port: 1.5 }] }] },
  });
  expect(faults.map(({ at, rule }) => `${at} ${rule.id}`)).toContain('/spec/podSelektor unknown-field');
  expect(faults.map(({ at, rule }) => `${at} ${rule.id}`)).toContain(
    '/spec/ingress/0/ports/0/port wrong-type',
  );
});

it('takes any status, and metadata as the server does', () => {
  expect(checkSchema(schema, { ...head, spec: { podSelector: {} }, status: { any: 1 } })).toEqual([]);
  const named = { ...head, metadata: { name: 'a', nmaespace: 'b' }, spec: { podSelector: {} } };
  expect(checkSchema(schema, named).map(({ at }) => at)).toEqual(['/metadata/nmaespace']);
});
