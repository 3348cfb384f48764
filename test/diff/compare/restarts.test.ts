import { describe, expect, it } from 'vitest';
import { compareSets } from '../../../src/diff/compare-sets.js';
import { allRisks } from '../../../src/diff/risks/all-risks.js';

const config = (value: string) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { LIMIT: value },
  });

/** A workload whose container reads the ConfigMap when it starts. */
function workload(
  apiVersion: string,
  kind: string,
  { cpu = '1', spec = {} }: { cpu?: string | number; spec?: object } = {},
) {
  const container = {
    name: 'a',
    image: 'a:1',
    resources: { requests: { cpu } },
    envFrom: [{ configMapRef: { name: 'settings' } }],
  };
  return JSON.stringify({
    apiVersion,
    kind,
    metadata: { name: 'web' },
    spec: { ...spec, template: { spec: { containers: [container] } } },
  });
}

function found(base: string, head: string) {
  const [a, b] = [base, head].map((text) => [{ file: 'a.yaml', text }]);
  const { changes, restarts } = compareSets(a ?? [], b ?? [], { risks: allRisks });
  const rules = changes.flatMap(({ risks }) =>
    risks.filter(({ level }) => level === 'rollout').map(({ rule }) => rule),
  );
  return { rules, restarts: restarts.map(({ object }) => object) };
}

describe('a changed ConfigMap', () => {
  const together = (a: string, b: string) => found(`${config('1')}\n---\n${a}`, `${config('2')}\n---\n${b}`);
  const deployment = (cpu: string | number, spec: object = {}) =>
    workload('apps/v1', 'Deployment', { cpu, spec });

  it('reaches nobody where the template is only written in another way', () => {
    expect(together(deployment('1000m'), deployment(1))).toEqual({
      rules: ['config-restarts-nothing'],
      restarts: [],
    });
  });

  it('reaches who restarts for something else', () => {
    expect(together(deployment(1), deployment(2))).toEqual({
      rules: ['pods-restart'],
      restarts: ['Deployment.apps/web'],
    });
  });

  it('reaches nobody where the rollout is held back', () => {
    expect(together(deployment(1, { paused: true }), deployment(2, { paused: true }))).toEqual({
      rules: ['config-restarts-nothing', 'rollout-held-back'],
      restarts: [],
    });
  });

  it('is read by who is new, and by nobody where nothing runs', () => {
    expect(found(config('1'), `${config('2')}\n---\n${deployment(1)}`).rules).toEqual([]);
    expect(together(deployment(1, { replicas: 0 }), deployment(1, { replicas: 0 })).rules).toEqual([]);
  });
});

describe('the workloads that restart', () => {
  const kinds: [string, string, string][] = [
    ['apps/v1', 'Deployment', 'Deployment.apps/web'],
    ['apps/v1', 'StatefulSet', 'StatefulSet.apps/web'],
    ['apps/v1', 'DaemonSet', 'DaemonSet.apps/web'],
    ['argoproj.io/v1alpha1', 'Rollout', 'Rollout.argoproj.io/web'],
    ['serving.knative.dev/v1', 'Service', 'Service.serving.knative.dev/web'],
  ];
  it.each(kinds)('are those that the rule tells: %s %s', (apiVersion, kind, object) => {
    const of = (cpu: number) => workload(apiVersion, kind, { cpu });
    expect(found(of(1), of(2))).toEqual({ rules: ['pods-restart'], restarts: [object] });
  });

  const still: [string, string, object][] = [
    ['a paused one', 'Deployment', { paused: true }],
    ['one whose Pods somebody deletes', 'DaemonSet', { updateStrategy: { type: 'OnDelete' } }],
    ['one without Pods', 'Deployment', { replicas: 0 }],
    [
      'one whose partition leaves all out',
      'StatefulSet',
      { replicas: 2, updateStrategy: { rollingUpdate: { partition: 2 } } },
    ],
  ];
  it.each(still)('are not %s', (_, kind, spec) => {
    const of = (cpu: number) => workload('apps/v1', kind, { cpu, spec });
    expect(found(of(1), of(2))).toEqual({ rules: ['rollout-held-back'], restarts: [] });
  });

  it('are not those that only Jobs are made of', () => {
    const of = (cpu: number) => workload('batch/v1', 'Job', { cpu });
    expect(found(of(1), of(2)).restarts).toEqual([]);
  });
});
