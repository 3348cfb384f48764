import { Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/app.js';
import { TektonPipelineRun, TektonTaskRun } from '../../../src/systems/tekton/index.js';
import { problemsOf } from '../../support/problems.js';
import { pipeline, refused, spec, task } from './support.js';

const image = 'docker.io/library/alpine:3.22';
const step = (more: object) => ({ steps: [{ name: 'a', image, ...more }] });
const params = [
  { name: 'url' },
  { name: 'list', type: 'array' },
  { name: 'repo', type: 'object', properties: { branch: {} } },
];

it('a refusal has its code, its place, what is wrong and what to do', () => {
  expect(problemsOf(() => task({ params, ...step({ script: 'echo $(params.ulr)' }) }))).toMatchObject([
    {
      code: 'PROP_INVALID',
      at: '/steps/0/script',
      construct: 'test/build',
      what: '$(params.ulr): no param "ulr" is declared. Did you mean "url"?',
      fix: 'Declare it in params, where there are url, list, repo.',
    },
  ]);
});

describe('a Task is refused with', () => {
  it.each([
    [
      'a list in a text',
      step({ script: 'echo $(params.list[*])' }),
      '/steps/0/script',
      '$(params.list[*]) is a list in the middle of a text.',
    ],
    [
      'an object as a whole',
      step({ args: ['$(params.repo)'] }),
      '/steps/0/args/0',
      '$(params.repo) is an object as a whole.',
    ],
    [
      'a key that is not there',
      step({ args: ['$(params.repo.brnach)'] }),
      '/steps/0/args/0',
      '$(params.repo.brnach): there is no key "brnach". Did you mean "branch"?',
    ],
    [
      'an item of a string',
      step({ args: ['$(params.url[0])'] }),
      '/steps/0/args/0',
      '$(params.url[0]) asks a string for an item or a key.',
    ],
    [
      'a result that is not declared',
      step({ script: 'x > $(results.sha.path)' }),
      '/steps/0/script',
      '$(results.sha.path): no result "sha" is declared.',
    ],
    [
      'a result without its path',
      { results: [{ name: 'sha' }], ...step({ script: 'x > $(results.sha)' }) },
      '/steps/0/script',
      '$(results.sha) is not a variable here.',
    ],
    [
      'a workspace that is not declared',
      { workspaces: [{ name: 'source' }], ...step({ workingDir: '$(workspaces.sorce.path)' }) },
      '/steps/0/workingDir',
      '$(workspaces.sorce.path): no workspace "sorce" is declared. Did you mean "source"?',
    ],
    [
      'a field that no workspace has',
      { workspaces: [{ name: 'source' }], ...step({ workingDir: '$(workspaces.source.pth)' }) },
      '/steps/0/workingDir',
      '$(workspaces.source.pth): a workspace has no "pth" here. Did you mean "path"?',
    ],
    [
      'a variable of Pipelines',
      step({ args: ['$(tasks.a.results.b)'] }),
      '/steps/0/args/0',
      '$(tasks.a.results.b) is a variable of Pipelines.',
    ],
    [
      'a step that is not there',
      step({ args: ['$(steps.b.results.c)'] }),
      '/steps/0/args/0',
      '$(steps.b.results.c): there is no step "b". Did you mean "a"?',
    ],
    [
      'a slip in context',
      step({ args: ['$(context.taskRun.nam)'] }),
      '/steps/0/args/0',
      'There is no $(context.taskRun.nam). Did you mean "taskRun.name"?',
    ],
    [
      'a script and a command',
      step({ script: 'x', command: ['y'] }),
      '/steps/0/command',
      'The step has a script and a command.',
    ],
    ['no image', { steps: [{ name: 'a' }] }, '/steps/0', 'The step has neither an image nor a ref.'],
    [
      'an image that changes',
      step({ image: 'alpine' }),
      '/steps/0/image',
      'The image is "alpine"; it must be an image with a tag other than latest, or with a sha256 digest.',
    ],
    [
      'an image and a StepAction',
      step({ ref: { name: 'x' } }),
      '/steps/0/image',
      'The step is a StepAction and has its own image.',
    ],
    [
      'two steps of a name',
      {
        steps: [
          { name: 'a', image },
          { name: 'a', image },
        ],
      },
      '/steps/1/name',
      'There are two steps "a".',
    ],
    [
      'a privileged step that may not escalate',
      step({ securityContext: { privileged: true } }),
      '/steps/0/securityContext',
      'A privileged step always may escalate its privileges, and the API server refuses to hear the contrary.',
    ],
    [
      'a default of another type',
      { params: [{ name: 'url', type: 'string', default: ['x'] }] },
      '/params/0/default',
      'The default of "url" is an array, its type string.',
    ],
    [
      'an object without keys',
      { params: [{ name: 'repo', type: 'object' }] },
      '/params/0',
      'The object "repo" has no properties; Tekton wants its keys declared.',
    ],
    [
      'a condition that is half',
      step({ when: [{ input: 'x' }] }),
      '/steps/0/when/0',
      'The condition is not complete.',
    ],
    [
      'a volume that is misspelt',
      {
        volumes: [{ name: 'cache', emptyDir: {} }],
        ...step({ volumeMounts: [{ name: 'cahce', mountPath: '/c' }] }),
      },
      '/steps/0/volumeMounts/0/name',
      'There is no volume "cahce". Did you mean "cache"?',
    ],
    [
      'a prop of v1beta1',
      step({ resources: {} }),
      '/steps/0',
      expect.stringContaining('"resources" is not a prop of TektonTask.steps[0].'),
    ],
  ])('%s', (_, props, at, what) => {
    expect(refused(() => task({ params, ...props }))).toEqual([[at, what]]);
  });

  it.each([
    [
      'brackets and quotes',
      { params: [{ name: 'a.b' }], ...step({ args: ['$(params["a.b"])', "$(params['a.b'])"] }) },
    ],
    [
      'what a shell puts between the same signs',
      step({ script: 'echo $(date) $((1 + 2)) $(cat x | wc -l)' }),
    ],
    ['a list as an item, and one of its items', step({ args: ['$(params.list[*])', 'x-$(params.list[0])'] })],
    ['the exit code of a step', step({ script: 'cat $(steps.step-a.exitCode.path)' })],
    ['the credentials of Tekton', step({ env: [{ name: 'HOME', value: '$(credentials.path)' }] })],
    ['the old spelling of params', step({ args: ['$(inputs.params.url)'] })],
  ])('not with %s', (_, props) => {
    expect(() => task({ params, ...props })).not.toThrow();
  });
});

describe('a Pipeline is refused with', () => {
  const a = { name: 'a', taskSpec: spec({ results: [{ name: 'sha' }, { name: 'list', type: 'array' }] }) };
  const b = (more: object) => ({ tasks: [a, { name: 'b', taskSpec: spec(), ...more }] });
  it.each([
    [
      'a runAfter that is not there',
      b({ runAfter: ['aa'] }),
      '/tasks/1/runAfter/0',
      'runAfter names "aa"; there is no such task. Did you mean "a"?',
    ],
    ['nothing to run', { tasks: [{ name: 'a' }] }, '/tasks/0', 'The task has nothing to run.'],
    [
      'a task that is two things',
      b({ taskRef: { name: 'x' } }),
      '/tasks/1',
      'The task has taskRef and taskSpec.',
    ],
    [
      'a result that is not there',
      b({ params: [{ name: 'x', value: '$(tasks.a.results.sah)' }] }),
      '/tasks/1/params/0/value',
      '$(tasks.a.results.sah): the task has no result "sah". Did you mean "sha"?',
    ],
    [
      'a list where a text is compared',
      b({ when: [{ input: '$(tasks.a.results.list[*])', operator: 'in', values: ['x'] }] }),
      '/tasks/1/when/0/input',
      '$(tasks.a.results.list[*]) is a list in the middle of a text.',
    ],
    [
      'a matrix of a text',
      b({ matrix: { params: [{ name: 'x', value: '$(tasks.a.results.sha)' }] } }),
      '/tasks/1/matrix/params/0/value',
      'A matrix is made of lists; "x" is "$(tasks.a.results.sha)".',
    ],
    [
      'a matrix of a result that is no list',
      b({ matrix: { params: [{ name: 'x', value: '$(tasks.a.results.sha[*])' }] } }),
      '/tasks/1/matrix/params/0/value',
      '$(tasks.a.results.sha[*]) asks a string for an item or a key.',
    ],
    [
      'a matrix that is too large',
      b({ matrix: { params: ['x', 'y'].map((name) => ({ name, value: Array(17).fill('1') })) } }),
      '/tasks/1/matrix',
      'The matrix has 289 combinations; Tekton allows 256.',
    ],
    [
      'the status of a task before the end',
      b({ params: [{ name: 'x', value: '$(tasks.a.status)' }] }),
      '/tasks/1/params/0/value',
      '$(tasks.a.status) is known only at the end.',
    ],
    [
      'a workspace that is not declared',
      { workspaces: [{ name: 'source' }], ...b({ workspaces: [{ name: 'w', workspace: 'sorce' }] }) },
      '/tasks/1/workspaces/0',
      'The Pipeline declares no workspace "sorce". Did you mean "source"?',
    ],
    [
      'a failure ignored and tried again',
      b({ onError: 'continue', retries: 1 }),
      '/tasks/1/onError',
      'The task is retried, and its failure ignored; Tekton refuses both.',
    ],
    [
      'a ClusterTask',
      { tasks: [{ name: 'a', taskRef: { name: 'x', kind: 'ClusterTask' } }] },
      '/tasks/0/taskRef/kind',
      'ClusterTask was removed from Tekton.',
    ],
    ['two tasks of a name', { tasks: [a, a] }, '/tasks/1/name', 'There are two tasks "a".'],
    [
      'a result of nowhere',
      { results: [{ name: 'x', value: '$(tasks.z.results.y)' }] },
      '/results/0/value',
      '$(tasks.z.results.y): there is no task "z". Did you mean "a"?',
    ],
    [
      'a finally task that waits',
      { finally: [{ name: 'z', taskSpec: spec(), runAfter: ['a'] }] },
      '/finally/0/runAfter',
      'A finally task has runAfter; they all run at once.',
    ],
    [
      'a param of an embedded Task that nobody gives',
      { tasks: [{ name: 'a', taskSpec: spec({ params: [{ name: 'x' }] }) }] },
      '/tasks/0/params',
      'The Task needs the param "x", which has no default.',
    ],
  ])('%s', (_, props, at, what) => {
    expect(refused(() => pipeline(props))).toEqual([[at, what]]);
  });

  it('tasks that wait for one another, by runAfter and by results in when', () => {
    const tasks = [
      { name: 'a', taskSpec: spec({ results: [{ name: 'x' }] }), runAfter: ['c'] },
      {
        name: 'b',
        taskSpec: spec(),
        when: [{ input: '$(tasks.a.results.x)', operator: 'in', values: ['1'] }],
      },
      { name: 'c', taskSpec: spec(), runAfter: ['b'] },
    ];
    expect(refused(() => pipeline({ tasks }))).toEqual([
      ['/tasks', 'These tasks wait for one another: a → c → b → a.'],
    ]);
  });
});

describe('a run is refused with', () => {
  const run = (props: object) => () =>
    // What the compiler would not let through is what is tried.
    new TektonPipelineRun(new Chart(new App(), 'c'), 'r', { name: 'r', ...props } as never);
  const pipelineRef = { name: 'p' };
  it.each([
    ['nothing to run', {}, undefined, 'The run has nothing to run.'],
    [
      'a workspace that is two things',
      { pipelineRef, workspaces: [{ name: 'w', emptyDir: {}, configMap: { name: 'c' } }] },
      '/workspaces/0',
      'The workspace "w" is emptyDir and configMap.',
    ],
    [
      'parts that are longer than the whole',
      { pipelineRef, timeouts: { pipeline: '1h', tasks: '50m', finally: '20m' } },
      '/timeouts',
      'tasks and finally have 50m + 20m, the whole 1h.',
    ],
    [
      'a part without a limit',
      { pipelineRef, timeouts: { pipeline: '1h', tasks: '0' } },
      '/timeouts',
      'A part has no limit, the whole "1h".',
    ],
    [
      'settings of a task that is not there',
      {
        pipelineSpec: { tasks: [{ name: 'build', taskSpec: spec() }] },
        taskRunSpecs: [{ pipelineTaskName: 'biuld' }],
      },
      '/taskRunSpecs/0/pipelineTaskName',
      'The Pipeline has no task "biuld". Did you mean "build"?',
    ],
    [
      'the ServiceAccount where v1beta1 had it',
      { pipelineRef, serviceAccountName: 'x' },
      undefined,
      '"serviceAccountName" is not a prop of TektonPipelineRun.',
    ],
  ])('%s', (_, props, at, what) => {
    expect(refused(run(props))).toEqual([[at, what]]);
  });

  it('a workspace that its Task needs', () => {
    const make = () =>
      new TektonTaskRun(new Chart(new App(), 'c'), 'r', {
        name: 'r',
        taskSpec: spec({ workspaces: [{ name: 'source' }] }),
      });
    expect(refused(make)).toEqual([['/workspaces', 'The Task needs the workspace "source".']]);
  });
});
