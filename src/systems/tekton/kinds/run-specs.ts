import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { oneOf, open, PodTemplate, Resources, Texts, Timeout } from './core.js';
import { Param } from './params.js';
import { PipelineRef, PipelineSpec, TaskRef } from './pipeline-spec.js';
import { EmbeddedTaskSpec } from './task-spec.js';
import { WorkspaceBinding } from './workspaces.js';

const ContainerResources = Type.Array(
  closed({
    /** The name of the step or sidecar. */
    name: Type.String(),
    /** Its requests and limits. */
    computeResources: Resources,
  }),
);

const DnsName = Type.String({ format: 'dns-subdomain' });

/** What a TaskRun can be told about the run, whatever the Task. */
export const taskRunFields = {
  /** Params of the Task. */
  params: Type.Optional(Type.Array(Param)),
  /** What the Task's workspaces are. */
  workspaces: Type.Optional(Type.Array(WorkspaceBinding)),
  /** The ServiceAccount of its Pod. Default: the cluster's, usually `default`. */
  serviceAccountName: Type.Optional(DnsName),
  /** The part of the Pod's spec that is not the Task's; laid over no token and fsGroup 65532. */
  podTemplate: Type.Optional(PodTemplate),
  /** How long one try may take. Tekton's default: 1h. */
  timeout: Type.Optional(Timeout),
  /** How often it is tried again. Default: 0. */
  retries: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Requests and limits of the whole Pod instead of each step's. */
  computeResources: Type.Optional(Resources),
  /** Requests and limits of single steps. */
  stepSpecs: Type.Optional(ContainerResources),
  /** Requests and limits of single sidecars. */
  sidecarSpecs: Type.Optional(ContainerResources),
  /** Stops before steps or after a failure, for someone to look. Needs alpha fields. */
  debug: Type.Optional(
    closed({
      /** Where. */
      breakpoints: Type.Optional(
        closed({
          /** `enabled`, for after a failure. */
          onFailure: Type.Optional(Type.String()),
          /** Before these steps. */
          beforeSteps: Type.Optional(Type.Array(Type.String())),
        }),
      ),
    }),
  ),
  /** Who runs it, if it isn't Tekton itself. */
  managedBy: Type.Optional(Type.String()),
};

/** A run of a Task. */
export const TaskRunSpec = closed({
  ...taskRunFields,
  /** The Task. Either this or taskSpec. */
  taskRef: Type.Optional(TaskRef),
  /** The Task, written here; it sees the run's params and workspaces. */
  taskSpec: Type.Optional(EmbeddedTaskSpec),
});
export type TaskRunSpec = Static<typeof TaskRunSpec>;

/** What a PipelineRun can be told about the run, whatever the Pipeline. */
export const pipelineRunFields = {
  /** Params of the Pipeline. */
  params: Type.Optional(Type.Array(Param)),
  /** What the Pipeline's workspaces are. */
  workspaces: Type.Optional(Type.Array(WorkspaceBinding)),
  /** How long it may take. pipeline is at least tasks and finally together. Tekton's default: pipeline 1h. */
  timeouts: Type.Optional(
    closed({
      /** All of it. */
      pipeline: Type.Optional(Timeout),
      /** Its tasks. */
      tasks: Type.Optional(Timeout),
      /** Its finally tasks. */
      finally: Type.Optional(Timeout),
    }),
  ),
  /** What the Pods of all its tasks have. */
  taskRunTemplate: Type.Optional(
    closed({
      /** Their ServiceAccount. Default: the cluster's, usually `default`. */
      serviceAccountName: Type.Optional(DnsName),
      /** The part of the Pods' spec that is not the Tasks'; laid over no token and fsGroup 65532. */
      podTemplate: Type.Optional(PodTemplate),
    }),
  ),
  /** What the Pods of single tasks have. */
  taskRunSpecs: Type.Optional(
    Type.Array(
      closed({
        /** What the Pipeline calls the task. */
        pipelineTaskName: Type.Optional(Type.String()),
        /** Its ServiceAccount. */
        serviceAccountName: Type.Optional(DnsName),
        /** The part of its Pod's spec that is not the Task's. It replaces that of taskRunTemplate field by field. */
        podTemplate: Type.Optional(PodTemplate),
        /** Requests and limits of the whole Pod. */
        computeResources: Type.Optional(Resources),
        /** Requests and limits of single steps. */
        stepSpecs: Type.Optional(ContainerResources),
        /** Requests and limits of single sidecars. */
        sidecarSpecs: Type.Optional(ContainerResources),
        /** How long one try may take. */
        timeout: Type.Optional(Timeout),
        /** Labels and annotations of its TaskRun. */
        metadata: Type.Optional(
          closed({
            /** Labels. */
            labels: Type.Optional(Texts),
            /** Annotations. */
            annotations: Type.Optional(Texts),
          }),
        ),
      }),
    ),
  ),
  /** Who runs it, if it isn't Tekton itself. */
  managedBy: Type.Optional(Type.String()),
};

/** A run of a Pipeline. */
export const PipelineRunSpec = closed({
  ...pipelineRunFields,
  /** The Pipeline. Either this or pipelineSpec. */
  pipelineRef: Type.Optional(PipelineRef),
  /** The Pipeline, written here; it sees the run's params and workspaces. */
  pipelineSpec: Type.Optional(PipelineSpec),
});
export type PipelineRunSpec = Static<typeof PipelineRunSpec>;

/** As the CRD has it; the words that stop a run are no part of what is applied. */
export const TaskRunKindSpec = closed({
  ...taskRunFields,
  taskRef: Type.Optional(TaskRef),
  taskSpec: Type.Optional(open({})),
  status: Type.Optional(Type.String()),
  statusMessage: Type.Optional(Type.String()),
});

/** As the CRD has it. */
export const PipelineRunKindSpec = closed({
  ...pipelineRunFields,
  pipelineRef: Type.Optional(PipelineRef),
  pipelineSpec: Type.Optional(open({})),
  status: Type.Optional(oneOf('Cancelled', 'CancelledRunFinally', 'StoppedRunFinally', 'PipelineRunPending')),
});
