import { taskSpec } from './mistake.js';
import type { TektonKindName } from './webhook.js';

/** A spec about which our construct and Tekton's webhook disagree; with the reason, or with what the webhook says. */
export type Disagreement = readonly [title: string, kind: TektonKindName, spec: object, why: string];

const shaTask = { name: 'a', taskSpec: { ...taskSpec, results: [{ name: 'sha' }] } };
const taskWith = (value: string) => ({ name: 'b', taskRef: { name: 't' }, params: [{ name: 'x', value }] });

/** What our constructs refuse and the webhooks take, with the reason to refuse it; where the run would fail, it is Tekton's controller that says so. */
export const stricter: readonly Disagreement[] = [
  [
    'a result that an embedded Task does not have',
    'Pipeline',
    { tasks: [shaTask, taskWith('$(tasks.a.results.sah)')] },
    'The run fails: "Invalid task result reference: Could not find result with name sah for pipeline task a".',
  ],
  [
    'an item of a result that is no list',
    'Pipeline',
    { tasks: [shaTask, taskWith('$(tasks.a.results.sha[0])')] },
    'The run fails: the result is a text, and has no items.',
  ],
  [
    'a matrix of a text',
    'Pipeline',
    { tasks: [{ name: 'a', taskRef: { name: 't' }, matrix: { params: [{ name: 'x', value: 'y' }] } }] },
    'The run fails: "parameters of type array only are allowed".',
  ],
  [
    'a param of an embedded Task that nobody gives',
    'Pipeline',
    { tasks: [{ name: 'a', taskSpec: { ...taskSpec, params: [{ name: 'x' }] } }] },
    'The run fails: "missing values for these params which have no default values: [x]".',
  ],
  [
    'an image that changes',
    'Task',
    { steps: [{ name: 'a', image: 'alpine' }] },
    'The same Task would run something else tomorrow.',
  ],
  [
    'a variable that is never closed',
    'TriggerBinding',
    { params: [{ name: 'x', value: '$(body.ref' }] },
    'Nothing is replaced: the run gets the text as it is.',
  ],
  [
    'a run that every event would make again',
    'TriggerTemplate',
    {
      resourcetemplates: [
        {
          apiVersion: 'tekton.dev/v1',
          kind: 'TaskRun',
          metadata: { name: 'x' },
          spec: { taskRef: { name: 't' } },
        },
      ],
    },
    'The second event finds the name taken.',
  ],
];

/** What our constructs take and Tekton's webhook refuses unless a feature flag is set, which a manifest does not show. */
export const needFlags: readonly Disagreement[] = [
  [
    'an enum',
    'Task',
    { params: [{ name: 'p', enum: ['a', 'b'] }], ...taskSpec },
    'feature flag `enable-param-enum` should be set to true to use Enum',
  ],
  [
    'a breakpoint',
    'TaskRun',
    { taskRef: { name: 't' }, debug: { breakpoints: { onFailure: 'enabled' } } },
    'debug requires "enable-api-fields" feature gate to be "alpha" but it is "beta"',
  ],
];
