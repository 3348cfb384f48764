import { image, type Mistake, step, taskSpec } from './mistake.js';

export const tasks: readonly Mistake[] = [
  [
    'a param that is not declared',
    step({ script: 'echo $(params.ulr)' }),
    'non-existent variable in "echo $(params.ulr)": spec.steps[0].script',
  ],
  [
    'a list in a text',
    { params: [{ name: 'l', type: 'array' }], ...step({ script: 'echo $(params.l[*])' }) },
    'variable type invalid in "echo $(params.l[*])": spec.steps[0].script',
  ],
  [
    'an object as a whole',
    { params: [{ name: 'o', type: 'object', properties: { k: {} } }], ...step({ args: ['$(params.o)'] }) },
    'variable type invalid in "$(params.o)": spec.steps[0].args[0]',
  ],
  [
    'a key that an object does not have',
    { params: [{ name: 'o', type: 'object', properties: { k: {} } }], ...step({ args: ['$(params.o.j)'] }) },
    'non-existent variable in "$(params.o.j)": spec.steps[0].args[0]',
  ],
  [
    'an object without keys',
    { params: [{ name: 'o', type: 'object' }], ...taskSpec },
    'missing field(s): spec.o.properties',
  ],
  [
    'a default of another type',
    { params: [{ name: 'p', type: 'string', default: ['x'] }], ...taskSpec },
    `"string" type does not match default value's type: "array": spec.params.p.default.type`,
  ],
  [
    'two params of a name',
    { params: [{ name: 'p' }, { name: 'p' }], ...taskSpec },
    'parameter appears more than once: spec.params[p]',
  ],
  [
    'an enum that says a word twice',
    { params: [{ name: 'p', enum: ['a', 'a'] }], ...taskSpec },
    'parameter enum value a appears more than once: spec.params[p]',
  ],
  [
    'a result that is not declared',
    step({ script: 'x > $(results.sha.path)' }),
    'non-existent variable in "x > $(results.sha.path)": spec.steps[0].script',
  ],
  [
    'an object result without keys',
    { results: [{ name: 'r', type: 'object' }], ...taskSpec },
    'missing field(s): spec.results[0].r.properties',
  ],
  [
    'a result that is a text',
    { results: [{ name: 'r', value: 'x' }], ...taskSpec },
    'Could not extract step name and result name. Expected value to look like',
  ],
  [
    'a name that no result can have',
    { results: [{ name: 'a b' }], ...taskSpec },
    'invalid key name "a b": spec.results[0].name',
  ],
  [
    'a script and a command',
    step({ script: 'x', command: ['y'] }),
    'script cannot be used with command: spec.steps[0].script',
  ],
  [
    'a step without an image',
    { steps: [{ name: 'a', script: 'x' }] },
    'missing field(s): spec.steps[0].Image',
  ],
  ['no step', { steps: [] }, 'missing field(s): spec.steps'],
  [
    'two steps of a name',
    { steps: [taskSpec.steps[0], taskSpec.steps[0]] },
    'expected exactly one, got both: spec.steps[1].name',
  ],
  [
    'a name that no step can have',
    { steps: [{ name: 'A b', image }] },
    'invalid value "A b": spec.steps[0].name',
  ],
  [
    'a name that no StepAction can have',
    { steps: [{ name: 'a', ref: { name: 'a b' } }] },
    "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'): spec.steps[0].name",
  ],
  [
    'an image beside a StepAction',
    step({ ref: { name: 'x' } }),
    'image cannot be used with Ref: spec.steps[0].image',
  ],
  [
    'a workspace that is not declared',
    step({ workspaces: [{ name: 'w' }] }),
    'undefined workspace "w": spec.steps[0].workspaces[0].name',
  ],
  [
    'two workspaces of a name',
    { workspaces: [{ name: 'w' }, { name: 'w' }], ...taskSpec },
    'workspace mount path "/workspace/w" must be unique: spec.workspaces[1].mountpath',
  ],
  [
    'two workspaces at a path',
    { workspaces: [{ name: 'a' }, { name: 'b', mountPath: '/workspace/a/' }], ...taskSpec },
    'workspace mount path "/workspace/a" must be unique: spec.workspaces[1].mountpath',
  ],
  [
    'two volumes of a name',
    {
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'v', emptyDir: {} },
      ],
      ...taskSpec,
    },
    'multiple volumes with same name "v": spec.volumes[1].name',
  ],
  [
    'a volume in the folder of Tekton',
    { volumes: [{ name: 'v' }], ...step({ volumeMounts: [{ name: 'v', mountPath: '/tekton/./run' }] }) },
    'volumeMount cannot be mounted under /tekton/ (volumeMount "v" mounted at',
  ],
  [
    'a volume of Tekton',
    step({ volumeMounts: [{ name: 'tekton-internal-x', mountPath: '/x' }] }),
    'volumeMount name "tekton-internal-x" cannot start with "tekton-internal-":',
  ],
  [
    'onError that is neither of the two',
    step({ onError: 'ignore' }),
    'invalid value: "ignore": spec.steps[0].onError',
  ],
  [
    'a timeout that is no duration',
    step({ timeout: '-5m' }),
    'invalid value: -5m0s: spec.steps[0].negative timeout',
  ],
  [
    'a condition that is half',
    step({ when: [{ input: 'x' }] }),
    'invalid value: operator "" is not recognized. valid operators: in,notin: spec.steps[0].when[0]',
  ],
  ['a field of v1beta1', step({ resources: {} }), 'decoding request failed: json: unknown field "resources"'],
];

export const stepActions: readonly Mistake[] = [
  ['no image', { script: 'x' }, 'missing field(s): spec.Image'],
  [
    'a script and a command',
    { image, script: 'x', command: ['y'] },
    'script cannot be used with command: spec.script',
  ],
  [
    'a param in the script',
    { image, params: [{ name: 'x' }], script: 'echo $(params.x)' },
    'param substitution in scripts is not allowed.: spec.script',
  ],
  [
    'a param that is not declared',
    { image, args: ['$(params.x)'] },
    'non-existent variable in "$(params.x)": spec.args[0]',
  ],
  [
    'a volume by its name',
    { image, volumeMounts: [{ name: 'v', mountPath: '/v' }] },
    'invalid value: v: spec.volumeMounts[0].name',
  ],
];
