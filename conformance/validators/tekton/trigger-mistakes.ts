import type { Mistake } from './mistake.js';

export const triggerTemplates: readonly Mistake[] = [
  ['nothing to make', { resourcetemplates: [] }, 'missing field(s): spec, spec.resourcetemplates'],
  [
    'a param that is not declared',
    {
      resourcetemplates: [
        {
          apiVersion: 'tekton.dev/v1',
          kind: 'TaskRun',
          metadata: { generateName: 'x-' },
          spec: { taskRef: { name: 't' }, params: [{ name: 'x', value: '$(tt.params.x)' }] },
        },
      ],
    },
    `invalid value: undeclared param '$(tt.params.x)': spec.resourcetemplates[0]`,
  ],
];

export const triggerBindings: readonly Mistake[] = [
  ['nothing in it', { params: [] }, 'missing field(s): spec'],
  [
    'two params of a name',
    {
      params: [
        { name: 'x', value: '1' },
        { name: 'x', value: '2' },
      ],
    },
    'expected exactly one, got both: spec.params[1].name',
  ],
];

export const triggers: readonly Mistake[] = [
  [
    'no template',
    { bindings: [{ ref: 'b' }] },
    'expected exactly one, got neither: spec.template.ref, spec.template.spec',
  ],
  [
    'a webhook that is no Service',
    { template: { ref: 't' }, interceptors: [{ webhook: { url: 'https://example.com' } }] },
    'missing field(s): spec.interceptors[0].interceptor.webhook.objectRef',
  ],
  [
    'a binding that is half',
    { template: { ref: 't' }, bindings: [{ name: 'x' }] },
    'missing field(s): spec.bindings[0].value',
  ],
];

export const eventListeners: readonly Mistake[] = [
  ['no trigger', { triggers: [] }, 'expected exactly one, got neither: spec.labelSelector'],
  [
    'a trigger that does nothing',
    { triggers: [{}] },
    'expected exactly one, got neither: spec.triggers[0].template, spec.triggers[0].triggerRef',
  ],
  [
    'bindings beside a triggerRef',
    { triggers: [{ triggerRef: 'x', bindings: [{ ref: 'b' }] }] },
    'expected exactly one, got both: spec.triggers[0].template or bindings or interceptors',
  ],
  [
    'a trigger that cannot be a label',
    { triggers: [{ name: 'on push', triggerRef: 'x' }] },
    `invalid value: trigger name 'on push' must be a valid label value: spec.triggers[0].name`,
  ],
  [
    'a group without an interceptor',
    { triggerGroups: [{ name: 'g', triggerSelector: { labelSelector: {} } }] },
    'missing field(s): spec.triggerGroups[0].interceptors',
  ],
  [
    'a Deployment and something else',
    { triggers: [{ triggerRef: 'x' }], resources: { kubernetesResource: {}, customResource: {} } },
    'expected exactly one, got both: spec.resources.customResource, spec.resources.kubernetesResource',
  ],
];
