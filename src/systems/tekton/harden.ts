import { hardenedContainer } from '../../kubernetes/hardened.js';
import type { PipelineSpec, PipelineTask } from './kinds/pipeline-spec.js';
import type { EmbeddedTaskSpec, Sidecar, TaskSpec } from './kinds/task-spec.js';
import type { WorkspaceUsage } from './kinds/workspaces.js';
import type { Security } from './props.js';

/** An ordinary user whom no image knows; what it writes into a claim belongs to the group of the same number. */
const USER = 65532;

const requests = { cpu: '50m', memory: '64Mi' };

/** The Task with a name for each step, a path for each mount, requests, and the rights that `security` gives. */
export function hardenTask<T extends TaskSpec | EmbeddedTaskSpec>(spec: T, security: Security) {
  const { stepTemplate, sidecars, steps, ...rest } = spec;
  const mounted = <C extends { workspaces?: WorkspaceUsage[] }>(container: C) => withPaths(container, spec);
  return {
    ...rest,
    stepTemplate: { computeResources: { requests }, ...contextFor(security), ...stepTemplate },
    ...(sidecars && { sidecars: sidecars.map((sidecar) => mounted(hardenSidecar(sidecar, security))) }),
    steps: steps.map((step, i) => mounted({ ...step, name: step.name ?? `unnamed-${i}` })),
  };
}

/** The Pipeline with its embedded Tasks so. */
export function hardenPipeline(spec: PipelineSpec, security: Security): PipelineSpec {
  const harden = (task: PipelineTask) => ({
    ...task,
    ...(task.taskSpec && { taskSpec: hardenTask(task.taskSpec, security) }),
  });
  return {
    ...spec,
    tasks: spec.tasks.map(harden),
    ...(spec.finally && { finally: spec.finally.map(harden) }),
  };
}

/** A Pod of Tekton needs no token of its own: its entrypoint talks to nobody. The group may write claims. */
export function hardenPod<P extends object>(podTemplate: P | undefined) {
  return { automountServiceAccountToken: false, securityContext: { fsGroup: USER }, ...podTemplate };
}

/** The CRD wants the path of each workspace that a container names, though Tekton knows it from the Task. */
function withPaths<C extends { workspaces?: WorkspaceUsage[] }>(container: C, task: EmbeddedTaskSpec): C {
  const declared = new Map(task.workspaces?.map(({ name, mountPath }) => [name, mountPath]));
  const workspaces = container.workspaces?.map(({ name, mountPath }) => ({
    name,
    mountPath: mountPath ?? declared.get(name) ?? `/workspace/${name}`,
  }));
  return { ...container, ...(workspaces && { workspaces }) };
}

function hardenSidecar(sidecar: Sidecar, security: Security): Sidecar {
  return { computeResources: { requests }, ...contextFor(security), ...sidecar };
}

function contextFor(security: Security) {
  if (security === 'image') return {};
  // What is asked of a container as plain JSON; the typed kind's interface has no index.
  const context = JSON.parse(JSON.stringify(hardenedContainer())) as Record<string, never>;
  return { securityContext: { ...context, runAsUser: USER, runAsGroup: USER } };
}
