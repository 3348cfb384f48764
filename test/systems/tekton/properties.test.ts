import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import {
  TektonPipeline,
  type TektonPipelineProps,
  TektonTask,
  type TektonTaskProps,
} from '../../../src/systems/tekton/index.js';
import { only, synthesize, toYaml } from '../../support/synth.js';
import { told } from './support.js';

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const word = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_-]{0,10}$/);
const image = fc.constantFrom('docker.io/library/alpine:3.22', 'ghcr.io/x/y:v1', '$(params.image)');
const security = fc.constantFrom('restricted', 'image');

/** A Task whose steps use what it declares. */
const validTask = fc
  .record({
    name: label,
    params: fc.uniqueArray(word, { maxLength: 4 }),
    steps: fc.array(fc.record({ name: fc.option(label, { nil: undefined }), image }), {
      minLength: 1,
      maxLength: 4,
    }),
    security,
    run: fc.boolean(),
  })
  .filter(({ steps }) => {
    const names = steps.flatMap(({ name }) => name ?? []);
    return new Set(names).size === names.length;
  })
  .map(({ name, params, steps, security, run }): TektonTaskProps => {
    const names = [...new Set([...params, 'image'])];
    const args = names.map((param) => `$(params["${param}"])`);
    return {
      name,
      // As the constants above are.
      security: security as 'restricted',
      params: names.map((param) => ({ name: param, default: 'docker.io/library/alpine:3.22' })),
      steps: steps.map((step) => ({ ...step, args })),
      ...(run && { run: true as const }),
    };
  });

/** A Pipeline whose tasks use results of any that stand before them. */
const validPipeline = fc
  .record({
    name: label,
    tasks: fc.uniqueArray(label, { minLength: 1, maxLength: 6 }),
    waits: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { maxLength: 8 }),
    run: fc.boolean(),
  })
  .map(({ name, tasks, waits, run }): TektonPipelineProps => {
    const earlier = (i: number, byResult: boolean) => [
      ...new Set(
        waits.flatMap(([from, to, isResult]) =>
          to === i && from < i && isResult === byResult ? (tasks[from] ?? []) : [],
        ),
      ),
    ];
    return {
      name,
      tasks: tasks.map((task, i) => ({
        name: task,
        runAfter: earlier(i, false),
        when: earlier(i, true).map((other) => ({
          input: `$(tasks.${other}.results.out)`,
          operator: 'in' as const,
          values: ['x'],
        })),
        taskSpec: { results: [{ name: 'out' }], steps: [{ image: 'docker.io/library/alpine:3.22' }] },
      })),
      ...(run && { run: true as const }),
    };
  });

interface Steps {
  readonly steps: readonly { readonly name: string }[];
  readonly stepTemplate: { readonly securityContext?: object; readonly computeResources: object };
}

describe('whatever the props', () => {
  it('each step has a name of its own, requests, and the rights that were asked for', () => {
    fc.assert(
      fc.property(validTask, (props) => {
        const objects = synthesize((chart) => new TektonTask(chart, 't', props));
        // The CRD's own shape, as far as it is looked at here.
        const spec = only(objects, 'Task').spec as unknown as Steps;
        const names = spec.steps.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
        expect(spec.stepTemplate.computeResources).toHaveProperty('requests.cpu');
        expect(spec.stepTemplate.securityContext !== undefined).toBe(props.security === 'restricted');
        checkAll(objects);
      }),
      { numRuns: 60 },
    );
  });

  it('a Pipeline without a circle is taken, and waits only for its own tasks', () => {
    fc.assert(
      fc.property(validPipeline, (props) => {
        const build = (chart: ConstructorParameters<typeof TektonPipeline>[0]) =>
          new TektonPipeline(chart, 'p', props);
        checkAll(synthesize(build));
        expect(told(build)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('one more wait, from the first task for the last, closes a circle if the last waits for it', () => {
    fc.assert(
      fc.property(validPipeline, (props) => {
        const [first, ...others] = props.tasks;
        const chain = others.map((task, i) => ({ ...task, runAfter: [props.tasks[i]?.name ?? ''] }));
        const last = chain.at(-1)?.name;
        if (!first || last === undefined) return;
        const tasks = [{ ...first, runAfter: [last] }, ...chain];
        const make = () => synthesize((chart) => new TektonPipeline(chart, 'p', { ...props, tasks }));
        expect(make).toThrow(/wait for one another/);
      }),
      { numRuns: 40 },
    );
  });
});

/** A run names the object beside it; nothing of the cluster's own is written. */
function checkAll(objects: readonly KubernetesObject[]): void {
  const names = new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
  for (const { kind, spec } of objects) {
    // The CRD's own shape, as far as it is looked at here.
    const { taskRef, pipelineRef } = spec as { taskRef?: { name: string }; pipelineRef?: { name: string } };
    if (kind === 'TaskRun') expect(names).toContain(`Task/${taskRef?.name}`);
    if (kind === 'PipelineRun') expect(names).toContain(`Pipeline/${pipelineRef?.name}`);
  }
  expect(toYaml(objects)).not.toMatch(/^status:|creationTimestamp/m);
}
