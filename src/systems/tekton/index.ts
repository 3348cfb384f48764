import { defineSystem } from '../../model/system.js';

export {
  TektonEventListenerProps,
  TektonPipelineProps,
  TektonPipelineRunProps,
  TektonStepActionProps,
  TektonTaskProps,
  TektonTaskRunProps,
  TektonTriggerBindingProps,
  TektonTriggerProps,
  TektonTriggerTemplateProps,
} from './props.js';
export { TektonEventListener } from './tekton-event-listener.js';
export { TektonPipeline } from './tekton-pipeline.js';
export { TektonPipelineRun } from './tekton-pipeline-run.js';
export { TektonStepAction } from './tekton-step-action.js';
export { TektonTask } from './tekton-task.js';
export { TektonTaskRun } from './tekton-task-run.js';
export { TektonTrigger } from './tekton-trigger.js';
export { TektonTriggerBinding } from './tekton-trigger-binding.js';
export { TektonTriggerTemplate } from './tekton-trigger-template.js';

export const system = defineSystem({
  id: 'tekton',
  title: 'Tekton',
  version: 'Pipelines 1.15.0, Triggers 0.37.0',
  constructs: [
    {
      name: 'TektonTask',
      emits: 'Task, on request a TaskRun',
      fixes: { R112: 'run makes the TaskRun; without one, an annotation says that nothing runs the Task' },
    },
    { name: 'TektonStepAction', emits: 'StepAction', fixes: {} },
    {
      name: 'TektonPipeline',
      emits: 'Pipeline, on request a PipelineRun',
      fixes: {
        R112: 'run makes the PipelineRun; without one, an annotation says that nothing runs the Pipeline',
      },
    },
    { name: 'TektonTaskRun', emits: 'TaskRun', fixes: {} },
    { name: 'TektonPipelineRun', emits: 'PipelineRun', fixes: {} },
    { name: 'TektonTriggerBinding', emits: 'TriggerBinding', fixes: {} },
    { name: 'TektonTriggerTemplate', emits: 'TriggerTemplate', fixes: {} },
    { name: 'TektonTrigger', emits: 'Trigger', fixes: {} },
    {
      name: 'TektonEventListener',
      emits: 'EventListener, ServiceAccount, RoleBinding, ClusterRoleBinding',
      fixes: {},
    },
  ],
});
