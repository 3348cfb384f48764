import { Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/app.js';
import {
  TektonEventListener,
  TektonPipelineRun,
  TektonStepAction,
  TektonTaskRun,
  TektonTrigger,
  TektonTriggerBinding,
} from '../../../src/systems/tekton/index.js';
import { pipeline, refused, spec, task } from './support.js';

/** The webhooks of Tekton Pipelines 1.15.0 and Triggers 0.37.0 refuse each of these, or nothing of it would ever run. */
type Case = readonly [title: string, props: object, at: string | undefined, what: string];

const image = 'docker.io/library/alpine:3.22';
const step = (more: object) => ({ steps: [{ name: 'a', image, ...more }] });
const newChart = () => new Chart(new App(), 'test');

const tasks: readonly Case[] = [
  [
    'an object result without keys',
    { results: [{ name: 'r', type: 'object' }] },
    '/results/0',
    'The object "r" has no properties; Tekton wants its keys declared.',
  ],
  [
    'an object result of a step without keys',
    step({ results: [{ name: 'r', type: 'object' }] }),
    '/steps/0/results/0',
    'The object "r" has no properties; Tekton wants its keys declared.',
  ],
  [
    'a result that is a list of texts',
    { results: [{ name: 'r', value: ['x'] }] },
    '/results/0/value',
    'The result "r" is ["x"], which is no result of a step.',
  ],
  [
    'a result that is a text',
    { results: [{ name: 'r', value: 'x' }] },
    '/results/0/value',
    'The result "r" is "x", which is no result of a step.',
  ],
  [
    'a key with a dot',
    { params: [{ name: 'o', properties: { 'a.b': {} } }] },
    '/params/0/properties',
    'The object "o" has the key "a.b".',
  ],
  [
    'an enum that says a word twice',
    { params: [{ name: 'p', enum: ['a', 'a'] }] },
    '/params/0/enum',
    'The enum has "a" twice.',
  ],
  [
    'a param with a dot in its name, used without brackets',
    { params: [{ name: 'a.b' }], ...step({ args: ['$(params.a.b)'] }) },
    '/steps/0/args/0',
    '$(params.a.b) asks the param "a" for a key: a dot ends the name.',
  ],
  [
    'a result with a dot in its name, used in a script without brackets',
    { results: [{ name: 'a.b' }], ...step({ script: 'x > $(results.a.b.path)' }) },
    '/steps/0/script',
    '$(results.a.b.path) has more dots than Tekton takes in a script.',
  ],
  [
    'a context that there is not',
    step({ args: ['$(context.taskRun.labels)'] }),
    '/steps/0/args/0',
    'There is no $(context.taskRun.labels). Did you mean "taskRun.name"?',
  ],
  [
    'the context of a Pipeline',
    step({ args: ['$(context.pipelineRun.name)'] }),
    '/steps/0/args/0',
    '$(context.pipelineRun.name) is a variable of Pipelines.',
  ],
  [
    'two volumes of a name',
    {
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'v', emptyDir: {} },
      ],
    },
    '/volumes/1/name',
    'There are two volumes "v".',
  ],
  [
    'two workspaces at a path',
    { workspaces: [{ name: 'a' }, { name: 'b', mountPath: '/workspace/a/' }] },
    '/workspaces/1/mountPath',
    'The workspace "b" is mounted at /workspace/a, where something else is already.',
  ],
  [
    'a workspace where a volume is',
    {
      workspaces: [{ name: 'a', mountPath: '/data' }],
      volumes: [{ name: 'v', emptyDir: {} }],
      ...step({ volumeMounts: [{ name: 'v', mountPath: '/data' }] }),
    },
    '/workspaces/0/mountPath',
    'The workspace "a" is mounted at /data, where something else is already.',
  ],
  [
    'a volume in the folder of Tekton',
    { volumes: [{ name: 'v' }], ...step({ volumeMounts: [{ name: 'v', mountPath: '/tekton/./run' }] }) },
    '/steps/0/volumeMounts/0/mountPath',
    '"/tekton/./run" is Tekton\'s own.',
  ],
  [
    'a volume of Tekton',
    step({ volumeMounts: [{ name: 'tekton-internal-x', mountPath: '/x' }] }),
    '/steps/0/volumeMounts/0/name',
    'The volume "tekton-internal-x" is Tekton\'s own.',
  ],
  [
    'a workspace of a sidecar that is not declared',
    { workspaces: [{ name: 'source' }], sidecars: [{ name: 's', image, workspaces: [{ name: 'sorce' }] }] },
    '/sidecars/0/workspaces/0/name',
    'The Task declares no workspace "sorce". Did you mean "source"?',
  ],
  [
    'a name that no StepAction can have',
    { steps: [{ name: 'a', ref: { name: 'a b' } }] },
    '/steps/0/ref/name',
    '"a b" is no name, and Tekton replaces no variables here.',
  ],
  [
    'a StepAction with results of the step',
    { steps: [{ name: 'a', ref: { name: 'x' }, results: [{ name: 'r' }] }] },
    '/steps/0/results',
    'The step is a StepAction and has its own results.',
  ],
  [
    'the result of a step in a script',
    {
      steps: [
        { name: 'a', image, results: [{ name: 'r' }] },
        { name: 'b', image, script: 'echo $(steps.a.results.r)' },
      ],
    },
    '/steps/1/script',
    '$(steps.a.results.r): Tekton takes results of steps in env, command and args only.',
  ],
  [
    'a timeout that a variable says',
    step({ timeout: '$(params.x)' }),
    '/steps/0/timeout',
    expect.stringContaining('got "$(params.x)".'),
  ],
  [
    'onError from another variable than a param',
    step({ onError: '$(context.x)' }),
    '/steps/0/onError',
    expect.stringContaining('got "$(context.x)".'),
  ],
  [
    'an annotation that cannot be',
    { annotations: { 'a b': 'c' } },
    '/annotations',
    expect.stringContaining('must be a label key'),
  ],
  [
    'a run whose name would be too long',
    { name: 'n'.repeat(60), run: true },
    '/run',
    `The run would be called "${'n'.repeat(60)}-run", which is longer than 63 characters.`,
  ],
];

const pipelines: readonly Case[] = [
  [
    'a result that is a text',
    { results: [{ name: 'r', value: '1.0' }] },
    '/results/0/value',
    'The result "r" is "1.0", which is no result of a task.',
  ],
  [
    'a result that begins with a text',
    {
      tasks: [{ name: 'a', taskSpec: spec({ results: [{ name: 'x' }] }) }],
      results: [{ name: 'r', value: 'v$(tasks.a.results.x)' }],
    },
    '/results/0/value',
    'The result "r" begins with a text: Tekton takes it for a task that does not exist.',
  ],
  [
    'a shell command in a param',
    {
      tasks: [
        {
          name: 'a',
          params: [{ name: 'x', value: 'v-$(date)' }],
          taskSpec: spec({ params: [{ name: 'x' }] }),
        },
      ],
    },
    '/tasks/0/params/0/value',
    'Tekton has no variable $(date).',
  ],
  [
    'a param that the embedded Task does not declare',
    {
      tasks: [
        { name: 'a', params: [{ name: 'x', value: '1' }], taskSpec: spec(step({ args: ['$(params.x)'] })) },
      ],
    },
    '/tasks/0/taskSpec/steps/0/args/0',
    '$(params.x): no param "x" is declared.',
  ],
  [
    'a param of the matrix that the embedded Task does not declare',
    {
      tasks: [
        {
          name: 'a',
          matrix: { params: [{ name: 'x', value: ['1'] }] },
          taskSpec: spec(step({ args: ['$(params.x)'] })),
        },
      ],
    },
    '/tasks/0/taskSpec/steps/0/args/0',
    '$(params.x): no param "x" is declared.',
  ],
  [
    'an included param that is given beside the matrix too',
    {
      tasks: [
        {
          name: 'a',
          params: [{ name: 'x', value: '1' }],
          matrix: { include: [{ params: [{ name: 'x', value: '2' }] }] },
          taskRef: { name: 't' },
        },
      ],
    },
    '/tasks/0/matrix/include/0/params/0/name',
    '"x" is in params and in the matrix.',
  ],
  [
    'a combination that gives a list',
    {
      tasks: [
        {
          name: 'a',
          matrix: { include: [{ params: [{ name: 'x', value: ['2'] }] }] },
          taskRef: { name: 't' },
        },
      ],
    },
    '/tasks/0/matrix/include/0/params/0/value',
    'What include gives is a text; "x" is ["2"].',
  ],
  [
    'a matrix of an empty list',
    { tasks: [{ name: 'a', matrix: { params: [{ name: 'x', value: [] }] }, taskRef: { name: 't' } }] },
    '/tasks/0/matrix/params/0/value',
    'The list "x" is empty: Tekton skips the task.',
  ],
  [
    'a list of lists from a matrix',
    {
      tasks: [
        {
          name: 'a',
          matrix: { params: [{ name: 'x', value: ['1'] }] },
          taskSpec: spec({ params: [{ name: 'x' }], results: [{ name: 'r', type: 'array' }] }),
        },
        {
          name: 'b',
          params: [{ name: 'l', value: '$(tasks.a.results.r[*])' }],
          taskSpec: spec({ params: [{ name: 'l', type: 'array' }] }),
        },
      ],
    },
    '/tasks/1/params/0/value',
    '$(tasks.a.results.r[*]): the task is a matrix, and its result is an array.',
  ],
  [
    'a result of a Pipeline in the Pipeline',
    {
      tasks: [
        { name: 'a', pipelineRef: { name: 'p' } },
        { name: 'b', taskRef: { name: 't' }, params: [{ name: 'x', value: '$(tasks.a.results.r)' }] },
      ],
    },
    '/tasks/1/params/0/value',
    '$(tasks.a.results.r): "a" is a Pipeline, whose results Tekton does not give on.',
  ],
  [
    'a Task that would be a custom task',
    { tasks: [{ name: 'a', taskRef: { apiVersion: 'tekton.dev/v1', kind: 'Task', name: 't' } }] },
    '/tasks/0/taskRef/apiVersion',
    'With apiVersion "tekton.dev/v1" Tekton takes this for a custom task, and nobody runs it.',
  ],
  [
    'a custom task without a version',
    { tasks: [{ name: 'a', taskRef: { kind: 'Wait', name: 't' } }] },
    '/tasks/0/taskRef/apiVersion',
    'A task of kind "Wait" is a custom task, and has no apiVersion.',
  ],
  [
    'a variable for the name of a Task',
    { params: [{ name: 't' }], tasks: [{ name: 'a', taskRef: { name: '$(params.t)' } }] },
    '/tasks/0/taskRef/name',
    '"$(params.t)" is no name, and Tekton replaces no variables here.',
  ],
  [
    'params of a resolver that differ in case only',
    {
      tasks: [
        {
          name: 'a',
          taskRef: {
            resolver: 'git',
            params: [
              { name: 'url', value: 'x' },
              { name: 'URL', value: 'y' },
            ],
          },
        },
      ],
    },
    '/tasks/0/taskRef/params/1/name',
    'There are two params "URL".',
  ],
];

const pipelineRef = { name: 'p' };
const runs: readonly Case[] = [
  [
    'tasks and finally beside no limit',
    { pipelineRef, timeouts: { pipeline: '0', tasks: '1h', finally: '5m' } },
    '/timeouts',
    'The whole has no limit; Tekton refuses tasks and finally beside that: 1h + 5m.',
  ],
  [
    'a part that is 0s',
    { pipelineRef, timeouts: { tasks: '0s' } },
    '/timeouts',
    'A part has no limit, the whole "1h".',
  ],
  [
    'a task that may take longer than all',
    { pipelineRef, taskRunSpecs: [{ pipelineTaskName: 'a', timeout: '2h' }] },
    '/taskRunSpecs/0/timeout',
    'The task may take 2h, the whole 1h.',
  ],
  [
    'resources of a Pod and of its steps',
    {
      pipelineRef,
      taskRunSpecs: [{ computeResources: {}, stepSpecs: [{ name: 'a', computeResources: {} }] }],
    },
    '/taskRunSpecs/0/computeResources',
    'Both the whole Pod and single steps have resources.',
  ],
  [
    'a Secret without a name',
    { pipelineRef, workspaces: [{ name: 'w', secret: {} }] },
    '/workspaces/0/secret/secretName',
    'The workspace "w" does not say which.',
  ],
  [
    'a ConfigMap without a name',
    { pipelineRef, workspaces: [{ name: 'w', configMap: {} }] },
    '/workspaces/0/configMap/name',
    'The workspace "w" does not say which.',
  ],
  [
    'a projected workspace of nothing',
    { pipelineRef, workspaces: [{ name: 'w', projected: { sources: [] } }] },
    '/workspaces/0/projected/sources',
    'The workspace "w" does not say which.',
  ],
  [
    'a result in a param',
    { pipelineRef, params: [{ name: 'x', value: '$(tasks.a.results.r)' }] },
    '/params/0/value',
    '$(tasks.a.results.r): no task has run when a run is made.',
  ],
  [
    'params that differ in case only',
    {
      pipelineRef,
      params: [
        { name: 'x', value: '1' },
        { name: 'X', value: '2' },
      ],
    },
    '/params/1/name',
    'There are two params "X".',
  ],
];

const actions: readonly Case[] = [
  [
    'a param in the script',
    { params: [{ name: 'x' }], script: 'echo $(params.x)' },
    '/script',
    '$(params.x): Tekton takes no params in the script of a StepAction.',
  ],
  [
    'a volume by its name',
    { volumeMounts: [{ name: 'v', mountPath: '/v' }] },
    '/volumeMounts/0/name',
    'A StepAction has no volume "v"; Tekton wants the name from a param.',
  ],
  [
    'a result as a Task would write it',
    { results: [{ name: 'r' }], script: 'x > $(results.r.path)' },
    '/script',
    '$(results.r.path) is a variable of Tasks.',
  ],
];

const listeners: readonly Case[] = [
  [
    'a name that is too long for the Service',
    { name: 'n'.repeat(61) },
    '/name',
    `The EventListener's Service cannot be called "el-${'n'.repeat(61)}".`,
  ],
  ['a name with a dot', { name: 'a.b' }, '/name', 'The EventListener\'s Service cannot be called "el-a.b".'],
  [
    'a selector of no namespaces',
    { triggers: [], namespaceSelector: {} },
    '/triggers',
    'The EventListener has no trigger, so events do nothing.',
  ],
  [
    'bindings beside a triggerRef',
    { triggers: [{ triggerRef: 'x', bindings: [{ ref: 'b' }] }] },
    '/triggers/0/bindings',
    'The trigger has triggerRef and bindings.',
  ],
  [
    'a trigger that cannot be a label',
    { triggers: [{ name: 'on push', triggerRef: 'x' }] },
    '/triggers/0/name',
    'Tekton makes a label of the name "on push".',
  ],
  [
    'a group without an interceptor',
    { triggerGroups: [{ name: 'g', triggerSelector: { labelSelector: {} } }] },
    '/triggerGroups/0/interceptors',
    'The group has no interceptor.',
  ],
  [
    'a Deployment and something else',
    { resources: { kubernetesResource: {}, customResource: {} } },
    '/resources',
    'It is a Deployment and a custom resource.',
  ],
  [
    'the class of a LoadBalancer that it is not',
    { resources: { kubernetesResource: { serviceLoadBalancerClass: 'x' } } },
    '/resources/kubernetesResource/serviceLoadBalancerClass',
    'Only a Service of type LoadBalancer has a class.',
  ],
];

const triggers: readonly Case[] = [
  [
    'a webhook that is no Service',
    { interceptors: [{ webhook: { url: 'https://example.com' } }] },
    '/interceptors/0/webhook/objectRef',
    'The webhook is no Service; Tekton asks nothing else.',
  ],
  [
    'a header that is not written as headers are',
    {
      interceptors: [
        {
          webhook: {
            objectRef: { apiVersion: 'v1', kind: 'Service', name: 's' },
            header: [{ name: 'x-token', value: 'y' }],
          },
        },
      ],
    },
    '/interceptors/0/webhook/header/0/name',
    '"x-token" is no header\'s name.',
  ],
];

// What the compiler would not let through is what is tried, here and below.
const run = (props: object) => new TektonPipelineRun(newChart(), 'r', { name: 'r', ...props } as never);
const action = (props: object) =>
  new TektonStepAction(newChart(), 'a', { name: 'a', image, ...props } as never);
const listener = (props: object) =>
  new TektonEventListener(newChart(), 'l', {
    name: 'l',
    triggers: [{ triggerRef: 'x' }],
    ...props,
  } as never);
const trigger = (props: object) =>
  new TektonTrigger(newChart(), 't', { name: 't', template: { ref: 'x' }, ...props } as never);
const binding = (params: object[]) =>
  new TektonTriggerBinding(newChart(), 'b', { name: 'b', params } as never);

describe.each([
  ['a Task', task, tasks],
  ['a Pipeline', pipeline, pipelines],
  ['a PipelineRun', run, runs],
  ['a StepAction', action, actions],
  ['an EventListener', listener, listeners],
  ['a Trigger', trigger, triggers],
] as const)('%s is refused with', (_, make: (props: object) => unknown, cases) => {
  it.each(cases)('%s', (__, props, at, what) => {
    expect(refused(() => make(props))).toEqual([[at, what]]);
  });
});

it('a TriggerBinding is refused with nothing in it, and with a variable that is never closed', () => {
  expect(refused(() => binding([]))).toEqual([
    ['/params', 'The TriggerBinding gives nothing; Tekton refuses that.'],
  ]);
  expect(refused(() => binding([{ name: 'x', value: '$(body.ref' }]))).toEqual([
    ['/params/0/value', '"$(body.ref" opens a variable and never closes it.'],
  ]);
});

it('a TaskRun is refused with a breakpoint that Tekton does not know', () => {
  const debug = { breakpoints: { beforeSteps: ['a'] } };
  const make = () => new TektonTaskRun(newChart(), 'r', { name: 'r', taskRef: { name: 't' }, debug });
  expect(refused(make)).toEqual([['/debug/breakpoints/onFailure', 'onFailure is nothing.']]);
});

describe('Tekton takes, and so do we', () => {
  it.each([
    ['a matrix whose included combinations are in its lists', { params: 256, value: '1' }],
    ['one whose lists are as long as may be, less one', { params: 255, value: 'other' }],
  ])('%s', (_, { params, value }) => {
    const list = Array.from({ length: params }, (__, i) => String(i));
    const matrix = { params: [{ name: 'x', value: list }], include: [{ params: [{ name: 'x', value }] }] };
    expect(() => pipeline({ tasks: [{ name: 'a', taskRef: { name: 't' }, matrix }] })).not.toThrow();
  });

  it('a param that an embedded Task of a run does not declare', () => {
    const embedded = spec(step({ args: ['$(params.x)'] }));
    const tasksOfRun = [{ name: 'a', params: [{ name: 'x', value: '1' }], taskSpec: embedded }];
    expect(() => run({ pipelineSpec: { tasks: tasksOfRun } })).not.toThrow();
  });

  it('a custom task with its kind and version', () => {
    const taskRef = { apiVersion: 'example.com/v1', kind: 'Wait', name: 'w' };
    expect(() => pipeline({ tasks: [{ name: 'a', taskRef }] })).not.toThrow();
  });

  it('a shell command where a shell sees it, and two steps that mount a volume at one path', () => {
    const volumeMounts = [{ name: 'v', mountPath: '/v' }];
    const steps = ['a', 'b'].map((name) => ({ name, image, volumeMounts, script: 'echo $(date)' }));
    expect(() => task({ volumes: [{ name: 'v', emptyDir: {} }], steps })).not.toThrow();
  });

  it('no limit for a run, nor for its tasks', () => {
    expect(() => run({ pipelineRef, timeouts: { pipeline: '0', tasks: '0' } })).not.toThrow();
    const taskRunSpecs = [{ pipelineTaskName: 'a', timeout: '5h' }];
    expect(() => run({ pipelineRef, timeouts: { pipeline: '0' }, taskRunSpecs })).not.toThrow();
  });
});
