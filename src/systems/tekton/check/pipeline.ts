import { child, type Pointer } from '../../../model/pointer.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineSpec, PipelineTask } from '../kinds/pipeline-spec.js';
import { checkContext } from './context.js';
import { checkCycle } from './cycle.js';
import { checkGiven } from './given.js';
import { checkMatrix, matrixParams } from './matrix.js';
import { checkDeclared, checkParamUse, givenParams, paramsOf } from './params.js';
import { checkPipelineResults } from './pipeline-results.js';
import { checkPipelineTask } from './pipeline-task.js';
import { checkTask, type Outer } from './task.js';
import { checkTaskVariables, type ResultsOf } from './task-references.js';
import { checkUnique } from './unique.js';
import { checkUnknownVariables } from './unknown-variables.js';
import { variablesIn } from './variables.js';
import { checkWhen } from './when.js';
import { checkWorkspaceUse, workspaceFields } from './workspaces.js';

/** Refuses what Tekton's webhook would refuse, and what would fail in every run. */
export function checkPipeline(spec: PipelineSpec, at: Pointer, refuse: Refuse, outer?: Outer): void {
  const { tasks, finally: last = [], params, workspaces = [], results } = spec;
  checkDeclared(params, child(at, 'params'), refuse);
  checkUnique(workspaces, 'workspaces', child(at, 'workspaces'), refuse);
  checkPipelineResults(results, child(at, 'results'), refuse);
  checkUnique(tasks, 'tasks', child(at, 'tasks'), refuse);
  checkUnique(last, 'tasks', child(at, 'finally'), refuse);
  checkAcross(tasks, last, at, refuse);
  const inside = {
    params: paramsOf(params, outer?.params),
    workspaces: new Set([...(outer?.workspaces ?? []), ...workspaces.map(({ name }) => name)]),
  };
  for (const [task, place] of eachTask(spec, at)) {
    checkPipelineTask(task, spec, place, refuse, inside.workspaces);
    checkWhen(task.when, child(place, 'when'), refuse);
    checkMatrix(task, place, inside.params, refuse);
    checkUnknownVariables(task, place, refuse);
    checkOwnVariables(task, place, inside, refuse);
    checkEmbedded(task, place, inside, refuse, outer !== undefined);
  }
  checkTaskVariables(spec, at, embeddedResults, refuse);
  checkCycle(spec, at, refuse);
}

/** Each task with its place. */
export function eachTask(spec: PipelineSpec, at: Pointer): (readonly [PipelineTask, Pointer])[] {
  return (['tasks', 'finally'] as const).flatMap((list) =>
    (spec[list] ?? []).map((task, i) => [task, `${at}/${list}/${i}`] as const),
  );
}

function checkAcross(
  tasks: readonly PipelineTask[],
  last: readonly PipelineTask[],
  at: Pointer,
  refuse: Refuse,
) {
  const names = new Set(tasks.map(({ name }) => name));
  for (const [i, { name }] of last.entries()) {
    if (name !== undefined && names.has(name))
      refuse(
        `${at}/finally/${i}/name`,
        `There is a task ${JSON.stringify(name)} in tasks too.`,
        'Rename one of them.',
      );
  }
}

/** What an embedded Task is checked against is its own affair; here are the fields around it. */
function checkOwnVariables(
  task: PipelineTask,
  at: Pointer,
  { params, workspaces }: Outer,
  refuse: Refuse,
): void {
  const { taskSpec: _, pipelineSpec: __, ...own } = task;
  const shown = new Map([...params, ...matrixParams(task)]);
  const bound = new Set([...workspaces, ...(task.workspaces ?? []).map(({ name }) => name)]);
  for (const variable of variablesIn(own, at)) {
    const isForTask = variable.field === 'value';
    // The name of a combination is only shown; one that lacks a param shows the variable.
    if (variable.path[0] === 'params' && variable.field !== 'name')
      checkParamUse(variable, variable.field === 'displayName' ? shown : params, refuse);
    if (variable.path[0] === 'context') checkContext(variable, refuse);
    if (variable.path[0] !== 'workspaces') continue;
    if (isForTask) checkWorkspaceUse(variable, bound, workspaceFields, refuse);
    else checkWorkspaceUse(variable, workspaces, ['bound'], refuse);
  }
}

/**
 * An embedded Task sees what the Pipeline has. What its own task gives it without its declaring it, it sees in a run only:
 * of a Pipeline Tekton refuses that.
 */
function checkEmbedded(
  task: PipelineTask,
  at: Pointer,
  inside: Outer,
  refuse: Refuse,
  isInRun: boolean,
): void {
  const { taskSpec, params = [], workspaces = [] } = task;
  if (!taskSpec) return;
  const given = isInRun ? givenParams(params) : [];
  const single = matrixParams(task);
  const outer: Outer = {
    params: new Map([...inside.params, ...given]),
    workspaces: new Set([...inside.workspaces, ...workspaces.map(({ name }) => name)]),
  };
  checkTask(taskSpec, child(at, 'taskSpec'), refuse, outer);
  const declared = taskSpec.params ?? [];
  checkGiven(
    params,
    declared,
    'The Task',
    child(at, 'params'),
    refuse,
    new Map([...inside.params, ...single]),
  );
}

/** The results of Tasks that are written in the Pipeline; those of others are known only from the tree. */
const embeddedResults: ResultsOf = ({ taskSpec }) => taskSpec && (taskSpec.results ?? []);
