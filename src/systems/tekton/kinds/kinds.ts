import { type TObject, Type } from '@sinclair/typebox';
import { defineKind } from '../../../kubernetes/kind.js';
import { closed } from '../../../synth/props.js';
import { PipelineKindSpec } from './pipeline-spec.js';
import { PipelineRunKindSpec, TaskRunKindSpec } from './run-specs.js';
import { StepActionSpec, TaskKindSpec } from './task-spec.js';
import {
  EventListenerKindSpec,
  TriggerBindingSpec,
  TriggerSpec,
  TriggerTemplateSpec,
} from './trigger-specs.js';

function namespaced<S extends TObject>(apiVersion: string, kind: string, spec: S) {
  return defineKind({
    apiVersion,
    kind,
    plural: `${kind.toLowerCase()}s`,
    scope: 'Namespaced',
    body: closed({ spec: Type.Optional(spec) }),
  });
}

const pipelines = 'tekton.dev/v1';
const triggers = 'triggers.tekton.dev/v1beta1';

/** `Task` of tekton.dev/v1. */
export const TaskKind = namespaced(pipelines, 'Task', TaskKindSpec);
/** `StepAction`, which has no v1. */
export const StepActionKind = namespaced('tekton.dev/v1beta1', 'StepAction', StepActionSpec);
/** `Pipeline` of tekton.dev/v1. */
export const PipelineKind = namespaced(pipelines, 'Pipeline', PipelineKindSpec);
/** `TaskRun` of tekton.dev/v1. */
export const TaskRunKind = namespaced(pipelines, 'TaskRun', TaskRunKindSpec);
/** `PipelineRun` of tekton.dev/v1. */
export const PipelineRunKind = namespaced(pipelines, 'PipelineRun', PipelineRunKindSpec);
/** `TriggerBinding` of triggers.tekton.dev/v1beta1. */
export const TriggerBindingKind = namespaced(triggers, 'TriggerBinding', TriggerBindingSpec);
/** `TriggerTemplate` of triggers.tekton.dev/v1beta1. */
export const TriggerTemplateKind = namespaced(triggers, 'TriggerTemplate', TriggerTemplateSpec);
/** `Trigger` of triggers.tekton.dev/v1beta1. */
export const TriggerKind = namespaced(triggers, 'Trigger', TriggerSpec);
/** `EventListener` of triggers.tekton.dev/v1beta1. */
export const EventListenerKind = namespaced(triggers, 'EventListener', EventListenerKindSpec);
