import { expect, it } from 'vitest';
import { aggregationApiServerArgs } from '../../../src/systems/metrics-server/index.js';

it("R006 the API server's flags come as kubeadm v1beta4 writes them: a list of names and values", () => {
  expect(aggregationApiServerArgs()).toEqual([
    { name: 'authorization-mode', value: 'Node,RBAC' },
    { name: 'enable-aggregator-routing', value: 'true' },
  ]);
});

it('keeps the authorization modes that a cluster has besides', () => {
  expect(aggregationApiServerArgs(['Node', 'RBAC', 'Webhook'])).toContainEqual({
    name: 'authorization-mode',
    value: 'Node,RBAC,Webhook',
  });
});

it('leaves the modes out for an API server that reads them from a file', () => {
  expect(aggregationApiServerArgs([])).toEqual([{ name: 'enable-aggregator-routing', value: 'true' }]);
});
