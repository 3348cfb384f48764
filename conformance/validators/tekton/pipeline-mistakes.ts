import { type Mistake, step, taskSpec } from './mistake.js';

export const pipelines: readonly Mistake[] = [
  ['no task', { tasks: [] }, 'expected at least one, got none: spec.description'],
  [
    'two tasks of a name',
    {
      tasks: [
        { name: 'a', taskSpec },
        { name: 'a', taskSpec },
      ],
    },
    'expected exactly one, got both: spec.tasks[1].name',
  ],
  [
    'a name that no task can have',
    { tasks: [{ name: 'A_b', taskSpec }] },
    'invalid value "A_b": spec.tasks[0].name',
  ],
  [
    'a task of nothing',
    { tasks: [{ name: 'a' }] },
    'expected exactly one, got neither: spec.tasks[0].taskRef, spec.tasks[0].taskSpec',
  ],
  [
    'a task that is two things',
    { tasks: [{ name: 'a', taskSpec, taskRef: { name: 't' } }] },
    'expected exactly one, got multiple: spec.tasks[0].taskRef, spec.tasks[0].taskSpec',
  ],
  [
    'a runAfter that is not there',
    { tasks: [{ name: 'a', taskSpec, runAfter: ['b'] }] },
    `invalid value: couldn't add link between a and b: task a depends on b but b wasn't`,
  ],
  [
    'tasks that wait for one another',
    {
      tasks: [
        { name: 'a', taskSpec, runAfter: ['b'] },
        { name: 'b', taskSpec, runAfter: ['a'] },
      ],
    },
    'invalid value: cycle detected; task "a" depends on "b": spec.tasks',
  ],
  [
    'tasks that wait for one another by their results',
    {
      tasks: [
        { name: 'a', taskRef: { name: 't' }, params: [{ name: 'x', value: '$(tasks.b.results.r)' }] },
        { name: 'b', taskRef: { name: 't' }, params: [{ name: 'x', value: '$(tasks.a.results.r)' }] },
      ],
    },
    'invalid value: cycle detected; task "a" depends on "b": spec.tasks',
  ],
  [
    'a param that is not declared',
    { tasks: [{ name: 'a', taskRef: { name: 't' }, params: [{ name: 'x', value: '$(params.y)' }] }] },
    'non-existent variable in "$(params.y)": spec.tasks[0].params[x]',
  ],
  [
    'a result of a task that is not there',
    { tasks: [{ name: 'a', taskSpec }], results: [{ name: 'r', value: '$(tasks.z.results.y)' }] },
    'invalid value: referencing a nonexistent task: spec.results[0].value',
  ],
  [
    'a result that is a text',
    { tasks: [{ name: 'a', taskSpec }], results: [{ name: 'r', value: '1.0' }] },
    'invalid value: expected pipeline results to be task result expressions but an invalid',
  ],
  [
    'a matrix that is too large',
    {
      tasks: [
        {
          name: 'a',
          taskRef: { name: 't' },
          matrix: { params: ['x', 'y'].map((name) => ({ name, value: Array(17).fill('1') })) },
        },
      ],
    },
    'expected 0 <= 289 <= 256: spec.tasks[0].matrix',
  ],
  [
    'a param that is in the matrix too',
    {
      tasks: [
        {
          name: 'a',
          taskRef: { name: 't' },
          params: [{ name: 'x', value: '1' }],
          matrix: { params: [{ name: 'x', value: ['1'] }] },
        },
      ],
    },
    'expected exactly one, got both: spec.tasks[0].matrix[x], spec.tasks[0].params[x]',
  ],
  [
    'the status of a task before the end',
    {
      tasks: [
        { name: 'a', taskSpec },
        { name: 'b', taskRef: { name: 't' }, params: [{ name: 'x', value: '$(tasks.a.status)' }] },
      ],
    },
    'invalid value: pipeline tasks can not refer to execution status of any other pipeline',
  ],
  [
    'a workspace that is not declared',
    { tasks: [{ name: 'a', taskRef: { name: 't' }, workspaces: [{ name: 'w', workspace: 'v' }] }] },
    'invalid value: pipeline task "a" expects workspace with name "v" but none exists in',
  ],
  [
    'a failure ignored and tried again',
    { tasks: [{ name: 'a', taskSpec, onError: 'continue', retries: 1 }] },
    'PipelineTask OnError cannot be set to "continue" when Retries is greater than 0:',
  ],
  [
    'a ClusterTask',
    { tasks: [{ name: 'a', taskRef: { name: 't', kind: 'ClusterTask' } }] },
    'invalid value: custom task ref must specify apiVersion: spec.tasks[0].taskRef.apiVersion',
  ],
  [
    'a finally task that waits',
    { tasks: [{ name: 'a', taskSpec }], finally: [{ name: 'z', taskSpec, runAfter: ['a'] }] },
    'invalid value: no runAfter allowed under spec.finally',
  ],
  [
    'a param that an embedded Task does not declare',
    {
      tasks: [{ name: 'a', params: [{ name: 'x', value: '1' }], taskSpec: step({ args: ['$(params.x)'] }) }],
    },
    'non-existent variable in "$(params.x)": spec.tasks[0].steps[0].args[0]',
  ],
  [
    'a shell command in a param',
    { tasks: [{ name: 'a', taskRef: { name: 't' }, params: [{ name: 'x', value: '$(date)' }] }] },
    'invalid value: invalid variable reference "$(date)"',
  ],
  [
    'a variable for the name of a Task',
    { params: [{ name: 't' }], tasks: [{ name: 'a', taskRef: { name: '$(params.t)' } }] },
    'invalid value: name part must consist of alphanumeric characters',
  ],
  [
    'a custom task without a version',
    { tasks: [{ name: 'a', taskRef: { kind: 'Wait', name: 't' } }] },
    'invalid value: custom task ref must specify apiVersion: spec.tasks[0].taskRef.apiVersion',
  ],
  [
    'a condition with an operator that is none',
    { tasks: [{ name: 'a', taskSpec, when: [{ input: 'x', operator: 'equals', values: ['x'] }] }] },
    'invalid value: operator "equals" is not recognized. valid operators: in,notin: spec.tasks[0].when[0]',
  ],
];
