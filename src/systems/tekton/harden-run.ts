import { hardenPod } from './harden.js';
import type { PipelineRunSpec } from './kinds/run-specs.js';

/** The run with Pods as `hardenPod` makes them; a Pod template of a single task is laid over that by Tekton. */
export function hardenRun(run: PipelineRunSpec): PipelineRunSpec {
  const { taskRunTemplate, ...rest } = run;
  return {
    ...rest,
    taskRunTemplate: { ...taskRunTemplate, podTemplate: hardenPod(taskRunTemplate?.podTemplate) },
  };
}
