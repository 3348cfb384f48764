import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import {
  Env,
  EnvFrom,
  OnError,
  oneOf,
  open,
  Resources,
  SecurityContext,
  Timeout,
  VolumeDevices,
  VolumeMounts,
  Volumes,
} from './core.js';
import { Param, ParamSpec, StepResult, TaskResult, When } from './params.js';
import { TaskWorkspace, WorkspaceUsage } from './workspaces.js';

const Command = Type.Array(Type.String());

const Stream = closed({
  /** The file that gets a copy. */
  path: Type.Optional(Type.String()),
});

/** What steps, sidecars and the template of steps have in common. */
const container = {
  /** The image: with a tag other than latest or a digest, or from a variable. */
  image: Type.Optional(Type.String({ minLength: 1 })),
  /** When the kubelet fetches it. */
  imagePullPolicy: Type.Optional(oneOf('Always', 'IfNotPresent', 'Never')),
  /** What is run. Default: the image's. */
  command: Type.Optional(Command),
  /** Its arguments. `$(params.list[*])` becomes several. */
  args: Type.Optional(Command),
  /** Where it is run. */
  workingDir: Type.Optional(Type.String()),
  /** Environment variables. */
  env: Type.Optional(Env),
  /** Environment variables from whole ConfigMaps and Secrets. */
  envFrom: Type.Optional(EnvFrom),
  /** Requests and limits. */
  computeResources: Type.Optional(Resources),
  /** Where volumes appear. */
  volumeMounts: Type.Optional(VolumeMounts),
  /** Where block devices appear. */
  volumeDevices: Type.Optional(VolumeDevices),
  /** What the container may do; laid over what `security` gives. */
  securityContext: Type.Optional(SecurityContext),
};

/** A step's name, of which Tekton makes a container's name: `step-<name>`. */
const StepName = Type.String({ format: 'dns-label', maxLength: 58 });

const stepFields = {
  ...container,
  /** What people read. */
  displayName: Type.Optional(Type.String()),
  /** A text to run instead of `command`. Begin with `#!`; without it, /bin/sh with `set -e`. */
  script: Type.Optional(Type.String()),
  /** How long it may take. */
  timeout: Type.Optional(Timeout),
  /** Whether the Task goes on when the step fails. Default: stopAndFail. */
  onError: Type.Optional(OnError),
  /** Workspaces that only the steps and sidecars get that name them. */
  workspaces: Type.Optional(Type.Array(WorkspaceUsage)),
  /** A file that gets a copy of what it prints. */
  stdoutConfig: Type.Optional(Stream),
  /** A file that gets a copy of its errors. */
  stderrConfig: Type.Optional(Stream),
  /** The StepAction that the step is, instead of an image. */
  ref: Type.Optional(
    closed({
      /** Its name, in the same namespace. */
      name: Type.Optional(Type.String({ minLength: 1 })),
      /** How it is found elsewhere: git, hub, http, bundles. */
      resolver: Type.Optional(Type.String({ minLength: 1 })),
      /** What the resolver is told. */
      params: Type.Optional(Type.Array(Param)),
    }),
  ),
  /** Params for the StepAction. */
  params: Type.Optional(Type.Array(Param)),
  /** Results that the step writes. */
  results: Type.Optional(Type.Array(StepResult)),
  /** Conditions; if one does not hold, the step is skipped. */
  when: Type.Optional(Type.Array(When)),
};

/** A step: a container. Steps of a Task run one after another in one Pod. */
export const Step = closed({
  /** Default: as Tekton would call it, `unnamed-<n>`; it is always written. */
  name: Type.Optional(StepName),
  ...stepFields,
});
export type Step = Static<typeof Step>;

/** A container that runs beside the steps and is stopped after them. */
export const Sidecar = closed({
  /** Its name. */
  name: Type.String({ format: 'dns-label', maxLength: 55 }),
  ...container,
  /** A text to run instead of `command`. */
  script: Type.Optional(Type.String()),
  /** Workspaces that only it and the steps get that name them. */
  workspaces: Type.Optional(Type.Array(WorkspaceUsage)),
  /** The ports it listens on. */
  ports: Type.Optional(Type.Array(open({ containerPort: Type.Integer({ minimum: 1, maximum: 65535 }) }))),
  /** The first step waits until this says that it is ready. */
  readinessProbe: Type.Optional(open({})),
  /** As in a container. */
  livenessProbe: Type.Optional(open({})),
  /** As in a container. */
  startupProbe: Type.Optional(open({})),
  /** As in a container. */
  lifecycle: Type.Optional(open({})),
  /** `Always` makes it an init container that Kubernetes itself stops. */
  restartPolicy: Type.Optional(Type.String()),
  /** As in a container. */
  stdin: Type.Optional(Type.Boolean()),
  /** As in a container. */
  stdinOnce: Type.Optional(Type.Boolean()),
  /** As in a container. */
  tty: Type.Optional(Type.Boolean()),
  /** As in a container. */
  terminationMessagePath: Type.Optional(Type.String()),
  /** As in a container. */
  terminationMessagePolicy: Type.Optional(Type.String()),
});
export type Sidecar = Static<typeof Sidecar>;

const taskFields = {
  /** What it does. */
  description: Type.Optional(Type.String()),
  /** What people read. */
  displayName: Type.Optional(Type.String()),
  /** What a run can give. */
  params: Type.Optional(Type.Array(ParamSpec)),
  /** What it tells. */
  results: Type.Optional(Type.Array(TaskResult)),
  /** Folders that a run gives. */
  workspaces: Type.Optional(Type.Array(TaskWorkspace)),
  /** What all steps have unless they say otherwise. */
  stepTemplate: Type.Optional(closed(container)),
  /** Containers beside the steps. */
  sidecars: Type.Optional(Type.Array(Sidecar)),
  /** Volumes of the Pod. */
  volumes: Type.Optional(Volumes),
};

/** What a Task is. */
export const TaskSpec = closed({
  ...taskFields,
  /** What it does, one after another. */
  steps: Type.Array(Step, { minItems: 1 }),
});
export type TaskSpec = Static<typeof TaskSpec>;

const MountedWorkspaces = Type.Optional(
  Type.Array(
    closed({
      /** As the Task declares it. */
      name: Type.String(),
      /** Where it is mounted. */
      mountPath: Type.String({ minLength: 1 }),
    }),
  ),
);

/** As the CRD has it: every step has a name, every mount a path. */
export const TaskKindSpec = closed({
  ...taskFields,
  sidecars: Type.Optional(Type.Array(closed({ ...Sidecar.properties, workspaces: MountedWorkspaces }))),
  steps: Type.Optional(
    Type.Array(
      closed({
        /** The step's name. */
        name: StepName,
        ...stepFields,
        workspaces: MountedWorkspaces,
      }),
    ),
  ),
});

/** A Task that is written where it is used. */
export const EmbeddedTaskSpec = closed({
  ...TaskSpec.properties,
  /** Labels and annotations of its TaskRun. */
  metadata: Type.Optional(open({})),
});
export type EmbeddedTaskSpec = Static<typeof EmbeddedTaskSpec>;

/** What a StepAction is: one step, to be used by many Tasks. */
export const StepActionSpec = closed({
  /** What it does. */
  description: Type.Optional(Type.String()),
  /** The image: with a tag other than latest or a digest, or from a param. */
  image: Type.Optional(Type.String({ minLength: 1 })),
  /** What is run. */
  command: container.command,
  /** Its arguments. */
  args: container.args,
  /** A text to run instead of `command`. */
  script: Type.Optional(Type.String()),
  /** Where it is run. */
  workingDir: container.workingDir,
  /** Environment variables. */
  env: container.env,
  /** What a step can give. */
  params: taskFields.params,
  /** What it tells: `$(step.results.<name>.path)`. */
  results: Type.Optional(Type.Array(StepResult)),
  /** What the container may do. */
  securityContext: container.securityContext,
  /** Where volumes of the Task appear; the name usually comes from a param. */
  volumeMounts: container.volumeMounts,
});
export type StepActionSpec = Static<typeof StepActionSpec>;
