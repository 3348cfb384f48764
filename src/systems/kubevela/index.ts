import { defineSystem } from '../../model/system.js';

export { Application, ComponentDefinition } from './kinds.js';
export { KubeVelaApp } from './kube-vela-app.js';
export { type DefinedComponent, KubeVelaComponentDefinition } from './kube-vela-component-definition.js';
export { KubeVelaAppProps, KubeVelaComponentDefinitionProps } from './props.js';
export type { Component, Input, Output, Own, Policy, Step, SubStep, Trait } from './typed.js';
export { type VelaCoreRelease, velaCore } from './vela-core.js';

export const system = defineSystem({
  id: 'kubevela',
  title: 'KubeVela',
  version: '1.10.9',
  constructs: [
    {
      name: 'KubeVelaApp',
      emits: 'Application, and the Namespaces that its topologies need',
      fixes: {
        R109: 'a suspension without an end has a message with the command that resumes it',
        R110: 'the namespaces of topologies come with the application',
        R111: 'velaCore switches the cluster-gateway off where there is only the cluster local',
      },
    },
    {
      name: 'KubeVelaComponentDefinition',
      emits: 'ComponentDefinition with a CUE template',
      fixes: {},
    },
  ],
});
