import { type Mistake, taskSpec } from './mistake.js';

const pipelineRef = { name: 'p' };

export const pipelineRuns: readonly Mistake[] = [
  ['nothing to run', {}, 'expected exactly one, got neither: spec.pipelineRef, spec.pipelineSpec'],
  [
    'a pipeline and a reference',
    { pipelineRef, pipelineSpec: { tasks: [{ name: 'a', taskSpec }] } },
    'expected exactly one, got both: spec.pipelineRef, spec.pipelineSpec',
  ],
  [
    'parts that are longer than the whole',
    { pipelineRef, timeouts: { pipeline: '1h', tasks: '50m', finally: '20m' } },
    'invalid value: 50m0s + 20m0s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks',
  ],
  [
    'a part without a limit',
    { pipelineRef, timeouts: { pipeline: '1h', tasks: '0' } },
    'invalid value: 0s (no timeout) should be <= pipeline duration: spec.timeouts.tasks',
  ],
  [
    'tasks and finally beside no limit',
    { pipelineRef, timeouts: { pipeline: '0', tasks: '1h', finally: '5m' } },
    'invalid value: 1h0m0s + 5m0s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks',
  ],
  [
    'a task that may take longer than all',
    { pipelineRef, taskRunSpecs: [{ pipelineTaskName: 'a', timeout: '2h' }] },
    'invalid value: 2h0m0s should be <= pipeline duration 1h0m0s: spec.taskRunSpecs[0].timeout',
  ],
  [
    'a workspace that is two things',
    { pipelineRef, workspaces: [{ name: 'w', emptyDir: {}, configMap: { name: 'c' } }] },
    'expected exactly one, got both: spec.workspaces[0].configmap',
  ],
  [
    'a Secret without a name',
    { pipelineRef, workspaces: [{ name: 'w', secret: {} }] },
    'missing field(s): spec.workspaces[0].secret.secretName',
  ],
  [
    'two workspaces of a name',
    {
      pipelineRef,
      workspaces: [
        { name: 'w', emptyDir: {} },
        { name: 'w', emptyDir: {} },
      ],
    },
    'workspace "w" provided by pipelinerun more than once, at index 0 and 1: spec.workspaces[1].name',
  ],
  [
    'a result in a param',
    { pipelineRef, params: [{ name: 'x', value: '$(tasks.a.results.r)' }] },
    'invalid value: cannot use result expressions in [tasks.a.results.r] as PipelineRun',
  ],
  [
    'two params of a name',
    {
      pipelineRef,
      params: [
        { name: 'x', value: '1' },
        { name: 'x', value: '2' },
      ],
    },
    'expected exactly one, got both: spec.params[x].name',
  ],
  [
    'the ServiceAccount where v1beta1 had it',
    { pipelineRef, serviceAccountName: 'x' },
    'decoding request failed: json: unknown field "serviceAccountName"',
  ],
  [
    'resources of a Pod and of its steps',
    {
      pipelineRef,
      taskRunSpecs: [
        {
          pipelineTaskName: 'a',
          computeResources: { requests: { cpu: '1' } },
          stepSpecs: [{ name: 'a', computeResources: { requests: { cpu: '1' } } }],
        },
      ],
    },
    'expected exactly one, got both: spec.taskRunSpecs[0].computeResources',
  ],
];

export const taskRuns: readonly Mistake[] = [
  ['nothing to run', {}, 'expected exactly one, got neither: spec.taskRef, spec.taskSpec'],
  [
    'a breakpoint that there is not',
    { taskRef: { name: 't' }, debug: { breakpoints: { onFailure: 'yes' } } },
    'invalid value: yes is not a valid onFailure breakpoint value',
  ],
  [
    'a timeout below zero',
    { taskRef: { name: 't' }, timeout: '-1h' },
    'invalid value: -1h0m0s should be >= 0: spec.timeout',
  ],
];
