import { type Static, type TProperties, Type } from '@sinclair/typebox';
import { Labels } from '../../kubernetes/pod-schemas.js';
import { closed, defaulted } from '../../synth/props.js';
import { oneOf } from './kinds/core.js';
import { PipelineSpec } from './kinds/pipeline-spec.js';
import { PipelineRunSpec, pipelineRunFields, TaskRunSpec, taskRunFields } from './kinds/run-specs.js';
import { StepActionSpec, TaskSpec } from './kinds/task-spec.js';
import {
  eventListenerFields,
  TriggerBindingSpec,
  TriggerSpec,
  TriggerTemplateSpec,
} from './kinds/trigger-specs.js';

/** Tekton makes labels of the names, which have 63 characters. */
const Name = Type.String({ format: 'dns-subdomain', maxLength: 63, description: "the object's name." });

/** What every object has. */
const head = {
  /** The object's name. */
  name: Name,
  /** The namespace. Default: the chart's. */
  namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  /** Labels. */
  labels: Type.Optional(Labels),
  /** Annotations. */
  annotations: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      propertyNames: { type: 'string', format: 'label-key' },
    }),
  ),
};
export type Head = Static<ReturnType<typeof closed<typeof head>>>;

const security = {
  /**
   * `restricted`: steps and sidecars run as user 65532 with a root file system that cannot be written, without
   * capabilities; what they write belongs into workspaces, results, $HOME (/tekton/home) or a volume of their own.
   * `image`: as the image says, which is mostly as root. A `securityContext` in `stepTemplate` or of a sidecar replaces
   * it, one of a step is laid over it. Default: restricted.
   */
  security: defaulted(oneOf('restricted', 'image'), 'restricted'),
};
export type Security = Static<(typeof security)['security']>;

function runOf<P extends TProperties>(fields: P) {
  const options = closed({
    /** The run's name. A run that is done is not run again; another name makes a new one. Default: <name>-run. */
    name: Type.Optional(Name),
    ...fields,
  });
  return Type.Optional(Type.Union([Type.Literal(true), options]));
}

/** What `TektonTask` can be given. */
export const TektonTaskProps = closed({
  ...head,
  ...TaskSpec.properties,
  ...security,
  /** Makes a TaskRun too, because a Task alone runs nothing: `true`, or its params, workspaces and so on. Default: none. */
  run: runOf(taskRunFields),
});
export type TektonTaskProps = Static<typeof TektonTaskProps>;

/** What `TektonStepAction` can be given. */
export const TektonStepActionProps = closed({ ...head, ...StepActionSpec.properties });
export type TektonStepActionProps = Static<typeof TektonStepActionProps>;

/** What `TektonPipeline` can be given. */
export const TektonPipelineProps = closed({
  ...head,
  ...PipelineSpec.properties,
  ...security,
  /** Makes a PipelineRun too, because a Pipeline alone runs nothing: `true`, or its params and so on. Default: none. */
  run: runOf(pipelineRunFields),
});
export type TektonPipelineProps = Static<typeof TektonPipelineProps>;

/** What `TektonTaskRun` can be given. */
export const TektonTaskRunProps = closed({ ...head, ...TaskRunSpec.properties, ...security });
export type TektonTaskRunProps = Static<typeof TektonTaskRunProps>;

/** What `TektonPipelineRun` can be given. */
export const TektonPipelineRunProps = closed({ ...head, ...PipelineRunSpec.properties, ...security });
export type TektonPipelineRunProps = Static<typeof TektonPipelineRunProps>;

/** What `TektonTriggerBinding` can be given. */
export const TektonTriggerBindingProps = closed({ ...head, ...TriggerBindingSpec.properties });
export type TektonTriggerBindingProps = Static<typeof TektonTriggerBindingProps>;

/** What `TektonTriggerTemplate` can be given. */
export const TektonTriggerTemplateProps = closed({ ...head, ...TriggerTemplateSpec.properties });
export type TektonTriggerTemplateProps = Static<typeof TektonTriggerTemplateProps>;

/** What `TektonTrigger` can be given. */
export const TektonTriggerProps = closed({ ...head, ...TriggerSpec.properties });
export type TektonTriggerProps = Static<typeof TektonTriggerProps>;

/** What `TektonEventListener` can be given. */
export const TektonEventListenerProps = closed({
  ...head,
  /**
   * A ServiceAccount that is there and has its rights. Default: a new one, `<name>-listener`, bound to the roles that
   * Tekton Triggers brings for it. Those of the cluster let it read every Secret.
   */
  serviceAccountName: Type.Optional(Type.String({ format: 'dns-subdomain' })),
  ...eventListenerFields,
});
export type TektonEventListenerProps = Static<typeof TektonEventListenerProps>;
