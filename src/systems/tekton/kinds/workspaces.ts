import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { open, Texts } from './core.js';

const Name = Type.String({ minLength: 1 });

const Items = Type.Array(
  closed({
    /** The key. */
    key: Type.String(),
    /** The file's path. */
    path: Type.String(),
    /** The file's mode. */
    mode: Type.Optional(Type.Integer()),
  }),
);

/** A workspace that a Task declares. */
export const TaskWorkspace = closed({
  /** How it is called: `$(workspaces.<name>.path)`. */
  name: Name,
  /** What it is for. */
  description: Type.Optional(Type.String()),
  /** Where it is mounted. Default: /workspace/<name>. */
  mountPath: Type.Optional(Type.String()),
  /** Whether it cannot be written. Default: false. */
  readOnly: Type.Optional(Type.Boolean()),
  /** Whether a run may leave it out; ask `$(workspaces.<name>.bound)`. Default: false. */
  optional: Type.Optional(Type.Boolean()),
});
export type TaskWorkspace = Static<typeof TaskWorkspace>;

/** A workspace that a Pipeline declares. */
export const PipelineWorkspace = closed({
  /** How it is called. */
  name: Name,
  /** What it is for. */
  description: Type.Optional(Type.String()),
  /** Whether a run may leave it out. Default: false. */
  optional: Type.Optional(Type.Boolean()),
});

/** A workspace that a step or sidecar alone gets. */
export const WorkspaceUsage = closed({
  /** As the Task declares it. */
  name: Name,
  /** Where it is mounted. Default: as the Task says, else /workspace/<name>; it is always written. */
  mountPath: Type.Optional(Type.String({ minLength: 1 })),
});
export type WorkspaceUsage = Static<typeof WorkspaceUsage>;

/** Which workspace of the Pipeline a task gets. */
export const TaskWorkspaceBinding = closed({
  /** As the Task declares it. */
  name: Name,
  /** As the Pipeline declares it. Default: the same name. */
  workspace: Type.Optional(Type.String()),
  /** The folder in it. */
  subPath: Type.Optional(Type.String()),
});

/** What a run gives for a workspace: exactly one of the sources. */
export const WorkspaceBinding = closed({
  /** As the Task or Pipeline declares it. */
  name: Name,
  /** The folder in it. */
  subPath: Type.Optional(Type.String()),
  /** A new claim for each run, deleted with the run: `{ spec: { accessModes, resources } }`. */
  volumeClaimTemplate: Type.Optional(open({ spec: open({}) })),
  /** A claim that is there. */
  persistentVolumeClaim: Type.Optional(
    closed({
      /** Its name. */
      claimName: Type.String({ minLength: 1 }),
      /** Whether it cannot be written. */
      readOnly: Type.Optional(Type.Boolean()),
    }),
  ),
  /** A folder of the Pod, empty at first: tasks of a Pipeline cannot share it. `{}` will do. */
  emptyDir: Type.Optional(
    closed({
      /** `Memory`, or by default the node's disk. */
      medium: Type.Optional(Type.String()),
      /** At most this much. */
      sizeLimit: Type.Optional(Type.String({ format: 'quantity' })),
    }),
  ),
  /** The files of a ConfigMap. */
  configMap: Type.Optional(
    closed({
      /** Its name. */
      name: Type.Optional(Type.String()),
      /** Which keys, and as which files. */
      items: Type.Optional(Items),
      /** The files' mode. */
      defaultMode: Type.Optional(Type.Integer()),
      /** Whether it may be missing. */
      optional: Type.Optional(Type.Boolean()),
    }),
  ),
  /** The files of a Secret. */
  secret: Type.Optional(
    closed({
      /** Its name. */
      secretName: Type.Optional(Type.String()),
      /** Which keys, and as which files. */
      items: Type.Optional(Items),
      /** The files' mode. */
      defaultMode: Type.Optional(Type.Integer()),
      /** Whether it may be missing. */
      optional: Type.Optional(Type.Boolean()),
    }),
  ),
  /** Files of several sources in one folder, as in a Pod. */
  projected: Type.Optional(
    closed({
      /** The sources. */
      sources: Type.Optional(Type.Array(open({}))),
      /** The files' mode. */
      defaultMode: Type.Optional(Type.Integer()),
    }),
  ),
  /** A volume of a CSI driver. */
  csi: Type.Optional(
    closed({
      /** The driver's name. */
      driver: Type.String({ minLength: 1 }),
      /** The file system. */
      fsType: Type.Optional(Type.String()),
      /** Whether it cannot be written. */
      readOnly: Type.Optional(Type.Boolean()),
      /** What the driver wants to know. */
      volumeAttributes: Type.Optional(Texts),
      /** The Secret that the driver needs. */
      nodePublishSecretRef: Type.Optional(
        closed({
          /** Its name. */
          name: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
});
export type WorkspaceBinding = Static<typeof WorkspaceBinding>;

/** The fields of a binding that say where the workspace comes from. */
export const workspaceSources = [
  'volumeClaimTemplate',
  'persistentVolumeClaim',
  'emptyDir',
  'configMap',
  'secret',
  'projected',
  'csi',
] as const;
