import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Variable } from './variables.js';

/** What a TaskRun tells its Task. */
const ofTasks = ['taskRun.name', 'taskRun.namespace', 'taskRun.uid', 'task.name', 'task.retry-count'];

/** What a PipelineRun tells its Pipeline. */
const ofPipelines = [
  'pipelineRun.name',
  'pipelineRun.namespace',
  'pipelineRun.uid',
  'pipeline.name',
  'pipelineTask.retries',
];

/**
 * Refuses a `$(context.…)` that nobody replaces.
 *
 * @param standsAlone whether it stands in a Task of its own, which doesn't know of the Pipelines that use it
 */
export function checkContext(variable: Variable, refuse: Refuse, standsAlone = false): void {
  const name = variable.path.slice(1).join('.');
  const all = [...ofTasks, ...ofPipelines];
  const known = standsAlone ? ofTasks : all;
  if (known.includes(name)) return;
  if (all.includes(name)) {
    const what = `${variable.text} is a variable of Pipelines.`;
    refuse(variable.at, what, 'Give the Task a param for it.');
  } else {
    const what = `There is no ${variable.text}.${didYouMean(name, known)}`;
    refuse(variable.at, what, `There are ${known.map((one) => `$(context.${one})`).join(', ')}.`);
  }
}
