import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { TaskResult } from '../kinds/params.js';
import type { PipelineSpec, PipelineTask } from '../kinds/pipeline-spec.js';
import { checkUse, shapeOf, type ValueShape, withArticle } from './values.js';
import { type Variable, variablesIn } from './variables.js';

/** The results that a task has; undefined where they aren't known. */
export type ResultsOf = (
  task: PipelineTask,
) => readonly Pick<TaskResult, 'name' | 'type' | 'properties'>[] | undefined;

/** Refuses `$(tasks.…)` of tasks and results that are not there, or not there yet, or of another type. */
export function checkTaskVariables(
  spec: PipelineSpec,
  at: Pointer,
  resultsOf: ResultsOf,
  refuse: Refuse,
): void {
  const { tasks, finally: last = [], results = [] } = spec;
  for (const variable of variablesIn(tasks, child(at, 'tasks')))
    check(variable, spec, 'tasks', resultsOf, refuse);
  for (const variable of variablesIn(last, child(at, 'finally')))
    check(variable, spec, 'finally', resultsOf, refuse);
  for (const variable of variablesIn(results, child(at, 'results')))
    check(variable, spec, 'results', resultsOf, refuse);
}

type Place = 'tasks' | 'finally' | 'results';

function check(
  variable: Variable,
  spec: PipelineSpec,
  where: Place,
  resultsOf: ResultsOf,
  refuse: Refuse,
): void {
  const [root, name = '', kind = ''] = variable.path;
  if (root !== 'tasks' && !(root === 'finally' && where === 'results')) return;
  const list = (root === 'tasks' ? spec.tasks : spec.finally) ?? [];
  const task = list.find((candidate) => candidate.name === name);
  if (variable.path.length === 2 && name === 'status') checkTime(variable, where, refuse);
  else if (!task) refuseMissing(variable, name, spec, list, refuse);
  else if (kind === 'results') checkResult(variable, task, resultsOf, refuse);
  else if (kind === 'status' || kind === 'reason') checkTime(variable, where, refuse);
  else checkField(variable, kind, refuse);
}

function checkTime(variable: Variable, where: Place, refuse: Refuse): void {
  if (where !== 'tasks') return;
  refuse(variable.at, `${variable.text} is known only at the end.`, 'Use it in a finally task.');
}

function checkField(variable: Variable, field: string, refuse: Refuse): void {
  if (['matrix', 'outputs', 'inputs'].includes(field)) return;
  const meant = didYouMean(field, ['results', 'status', 'reason', 'matrix']);
  const what = `A task has no ${show(field)}: ${variable.text}.${meant}`;
  refuse(variable.at, what, 'It has results, status and reason.');
}

function refuseMissing(
  variable: Variable,
  name: string,
  spec: PipelineSpec,
  list: readonly PipelineTask[],
  refuse: Refuse,
): void {
  const names = list.flatMap((task) => task.name ?? []);
  const isLast = spec.finally?.some((task) => task.name === name);
  const what = isLast
    ? `${variable.text}: ${show(name)} is a finally task.`
    : `${variable.text}: there is no task ${show(name)}.${didYouMean(name, names)}`;
  refuse(
    variable.at,
    what,
    isLast
      ? 'Only results of the Pipeline can use it, as $(finally.…).'
      : `The tasks are ${names.join(', ')}.`,
  );
}

function checkResult(variable: Variable, task: PipelineTask, resultsOf: ResultsOf, refuse: Refuse): void {
  if (task.pipelineRef || task.pipelineSpec) {
    const what = `${variable.text}: ${show(task.name)} is a Pipeline, whose results Tekton does not give on.`;
    refuse(variable.at, what, 'Write them to a workspace, or take the tasks of that Pipeline into this one.');
  }
  const known = resultsOf(task);
  if (!known) return;
  const rest = variable.path.slice(3);
  const result =
    known.find(({ name }) => name === rest.join('.')) ?? known.find(({ name }) => name === rest[0]);
  if (!result) {
    const names = known.map(({ name }) => name);
    const what = `${variable.text}: the task has no result ${show(rest[0])}.${didYouMean(rest[0] ?? '', names)}`;
    refuse(
      variable.at,
      what,
      names.length > 0 ? `It has ${names.join(', ')}.` : 'Declare it in results of the Task.',
    );
  } else if (task.matrix) checkCombined(variable, shapeOf(result).type, refuse);
  else checkUse(variable, result.name === rest.join('.') ? undefined : rest[1], shapeOf(result), refuse);
}

/** Every run of a matrix has the result: together they are a list, and Tekton makes no list of lists. */
function checkCombined(variable: Variable, type: ValueShape['type'], refuse: Refuse): void {
  if (type !== 'string') {
    const what = `${variable.text}: the task is a matrix, and its result is ${withArticle(type)}.`;
    refuse(variable.at, what, 'Make the result a string: Tekton joins nothing else.');
  } else if (variable.index === '*') checkUse(variable, undefined, { type: 'array' }, refuse);
  else
    refuse(
      variable.at,
      `${variable.text}: the task is a matrix, so the result is a list.`,
      'Take all of it, with [*].',
    );
}
