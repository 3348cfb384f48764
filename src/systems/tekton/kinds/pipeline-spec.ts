import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { OnError, open, Timeout } from './core.js';
import { Param, ParamSpec, PipelineResult, When } from './params.js';
import { EmbeddedTaskSpec } from './task-spec.js';
import { PipelineWorkspace, TaskWorkspaceBinding } from './workspaces.js';

const Name = Type.String({ minLength: 1 });

/** Which Task: by its name in the same namespace, or through a resolver. */
export const TaskRef = closed({
  /** Its name, in the same namespace. */
  name: Type.Optional(Name),
  /** For a custom task, its kind. Default: Task. */
  kind: Type.Optional(Name),
  /** For a custom task, its API version. */
  apiVersion: Type.Optional(Type.String()),
  /** How it is found elsewhere: cluster, git, hub, http, bundles. */
  resolver: Type.Optional(Name),
  /** What the resolver is told. */
  params: Type.Optional(Type.Array(Param)),
});

/** Which Pipeline: by its name in the same namespace, or through a resolver. */
export const PipelineRef = closed({
  /** Its name, in the same namespace. */
  name: Type.Optional(Name),
  /** Its API version. */
  apiVersion: Type.Optional(Type.String()),
  /** How it is found elsewhere: cluster, git, hub, http, bundles. */
  resolver: Type.Optional(Name),
  /** What the resolver is told. */
  params: Type.Optional(Type.Array(Param)),
});

const Matrix = closed({
  /** Lists; the task runs once for every combination of their items. */
  params: Type.Optional(Type.Array(Param)),
  /** Combinations that are added, or that further params are given to. */
  include: Type.Optional(
    Type.Array(
      closed({
        /** What people read. */
        name: Type.Optional(Type.String()),
        /** The params of the combination. */
        params: Type.Optional(Type.Array(Param)),
      }),
    ),
  ),
});

/** A task of a Pipeline. It starts when everything is done whose results it uses or that `runAfter` names. */
export const PipelineTask = closed({
  /** How the Pipeline calls it: `$(tasks.<name>.results.<result>)`. */
  name: Type.Optional(
    Type.String({ format: 'dns-label', description: 'what the Pipeline calls the task, a DNS label.' }),
  ),
  /** What people read. */
  displayName: Type.Optional(Type.String()),
  /** What it is for. */
  description: Type.Optional(Type.String()),
  /** The Task. Exactly one of taskRef, taskSpec, pipelineRef and pipelineSpec. */
  taskRef: Type.Optional(TaskRef),
  /** The Task, written here; it sees the Pipeline's params and workspaces. */
  taskSpec: Type.Optional(EmbeddedTaskSpec),
  /** A Pipeline in the Pipeline (alpha). */
  pipelineRef: Type.Optional(PipelineRef),
  /** The same, written here (alpha); what is in it is not checked. */
  pipelineSpec: Type.Optional(open({})),
  /** Params of the Task. */
  params: Type.Optional(Type.Array(Param)),
  /** Runs it once for every combination of these. */
  matrix: Type.Optional(Matrix),
  /** Workspaces of the Task, from those of the Pipeline. */
  workspaces: Type.Optional(Type.Array(TaskWorkspaceBinding)),
  /** Tasks that must be done before, though none of their results is used. Not in `finally`. */
  runAfter: Type.Optional(Type.Array(Name)),
  /** Conditions; if one does not hold, the task is skipped. */
  when: Type.Optional(Type.Array(When)),
  /** How often it is tried again. Default: 0. */
  retries: Type.Optional(Type.Integer({ minimum: 0 })),
  /** How long one try may take. */
  timeout: Type.Optional(Timeout),
  /** Whether the Pipeline goes on when the task fails. Default: stopAndFail. */
  onError: Type.Optional(OnError),
});
export type PipelineTask = Static<typeof PipelineTask>;

const pipelineFields = {
  /** What it does. */
  description: Type.Optional(Type.String()),
  /** What people read. */
  displayName: Type.Optional(Type.String()),
  /** What a run can give. */
  params: Type.Optional(Type.Array(ParamSpec)),
  /** Folders that a run gives, for tasks to share. */
  workspaces: Type.Optional(Type.Array(PipelineWorkspace)),
  /** What it tells. */
  results: Type.Optional(Type.Array(PipelineResult)),
  /** Tasks that run at the end, all at once, whatever happened before. */
  finally: Type.Optional(Type.Array(PipelineTask)),
};

/** What a Pipeline is. */
export const PipelineSpec = closed({
  ...pipelineFields,
  /** What is run; the order comes from results and `runAfter`. */
  tasks: Type.Array(PipelineTask, { minItems: 1 }),
});
export type PipelineSpec = Static<typeof PipelineSpec>;

/** As the CRD has it. */
export const PipelineKindSpec = closed({
  ...pipelineFields,
  tasks: Type.Optional(Type.Array(PipelineTask)),
});
