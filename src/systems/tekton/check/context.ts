import { suggest } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Variable } from './variables.js';

const known = [
  'pipelineRun.name',
  'pipelineRun.namespace',
  'pipelineRun.uid',
  'pipeline.name',
  'pipelineTask.retries',
  'taskRun.name',
  'taskRun.namespace',
  'taskRun.uid',
  'task.name',
  'task.retry-count',
];

/** Refuses a `$(context.…)` that is almost one of Tekton's. */
export function checkContext(variable: Variable, refuse: Refuse): void {
  const name = variable.path.slice(1).join('.');
  const meant = known.includes(name) ? undefined : suggest(name, known);
  if (meant !== undefined)
    refuse(variable.at, `There is no ${variable.text}.`, `Did you mean $(context.${meant})?`);
}
