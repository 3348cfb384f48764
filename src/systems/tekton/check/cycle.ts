import type { Pointer } from '../../../model/pointer.js';
import { Cycle, inOrder } from '../../../synth/assemble/topology.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineSpec, PipelineTask } from '../kinds/pipeline-spec.js';
import { variablesIn } from './variables.js';

/** Refuses tasks that wait for one another: by `runAfter`, and by the results that they use anywhere. */
export function checkCycle({ tasks }: PipelineSpec, at: Pointer, refuse: Refuse): void {
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const needs = (task: PipelineTask) => neededBy(task).flatMap((name) => byName.get(name) ?? []);
  try {
    inOrder(tasks, needs);
  } catch (error) {
    if (!(error instanceof Cycle)) throw error;
    // Only tasks were put in.
    const circle = (error as Cycle<PipelineTask>).nodes.map(({ name }) => name);
    const what = `These tasks wait for one another: ${circle.join(' → ')}.`;
    refuse(`${at}/tasks`, what, 'Remove a runAfter or a use of a result between them.');
  }
}

function neededBy(task: PipelineTask): string[] {
  const used = variablesIn(task, '').filter(({ path }) => path[0] === 'tasks' && path.length > 2);
  return [...(task.runAfter ?? []), ...used.map(({ path }) => path[1] ?? '')];
}
