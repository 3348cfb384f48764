import { Type } from '@sinclair/typebox';
import { Chart } from 'cdk8s';
import { expect, it } from 'vitest';
import { App } from '../../src/app.js';
import { defineKind } from '../../src/kubernetes/kind.js';
import { CustomObject } from '../../src/synth/custom-object.js';
import { closed } from '../../src/synth/props.js';
import { problemsOf } from '../support/problems.js';
import { synthesize } from '../support/synth.js';

const spec = closed({ size: Type.Integer({ minimum: 1 }), mode: Type.Optional(Type.String()) });
const namespaced = defineKind({
  apiVersion: 'e.io/v1',
  kind: 'Widget',
  plural: 'widgets',
  scope: 'Namespaced',
  body: closed({ spec }),
});
const cluster = defineKind({
  ...namespaced,
  kind: 'ClusterWidget',
  plural: 'clusterwidgets',
  scope: 'Cluster',
});

it('is an object with its head and its body', () => {
  expect(
    synthesize((chart) => new CustomObject(chart, 'w', namespaced, { name: 'w' }, { spec: { size: 2 } })),
  ).toEqual([{ apiVersion: 'e.io/v1', kind: 'Widget', metadata: { name: 'w' }, spec: { size: 2 } }]);
});

it('takes on the namespace of its chart, unless its kind has none', () => {
  const chart = new Chart(new App(), 'c', { namespace: 'ns' });
  new CustomObject(chart, 'a', namespaced, { name: 'a' }, { spec: { size: 1 } });
  new CustomObject(chart, 'b', cluster, { name: 'b' }, { spec: { size: 1 } });
  expect(chart.toJson().map(({ metadata }) => metadata)).toEqual([
    { name: 'a', namespace: 'ns' },
    { name: 'b' },
  ]);
});

it('is refused with the kind, the field and the construct when its body is wrong', () => {
  const body = { spec: { size: 0, mod: 'x' } } as never;
  expect(
    problemsOf(() => synthesize((chart) => new CustomObject(chart, 'w', namespaced, { name: 'w' }, body))),
  ).toMatchObject([
    {
      code: 'PROP_INVALID',
      construct: 'test/w',
      what: '"mod" is not a prop of Widget.spec. Did you mean "mode"?',
    },
    {
      code: 'PROP_INVALID',
      at: '/spec/size',
      what: expect.stringContaining('Widget.spec.size must be >= 1; got 0.'),
    },
  ]);
});
