import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineSpec } from '../kinds/pipeline-spec.js';
import type { PipelineRunSpec, TaskRunSpec } from '../kinds/run-specs.js';
import type { WorkspaceBinding } from '../kinds/workspaces.js';
import { checkBindings } from './bindings.js';
import { checkGiven } from './given.js';
import { givenParams } from './params.js';
import { checkPipeline } from './pipeline.js';
import { checkRef } from './ref.js';
import { checkDebug, checkResources } from './run-settings.js';
import { checkTask, type Outer } from './task.js';
import { checkTimeouts } from './timeouts.js';
import { checkUniqueInAnyCase } from './unique.js';
import { variablesIn } from './variables.js';

/** What a run gives, and what it runs declares. */
interface Given {
  readonly params?: PipelineRunSpec['params'];
  readonly workspaces?: readonly WorkspaceBinding[];
}

interface Declares {
  readonly params?: PipelineSpec['params'];
  readonly workspaces?: readonly { name: string; optional?: boolean }[];
}

/** Refuses a TaskRun that runs nothing or two things, and what is wrong in what it gives. */
export function checkTaskRun(run: TaskRunSpec, at: Pointer, refuse: Refuse): void {
  checkTarget(run, 'taskRef', 'taskSpec', at, refuse);
  checkInputs(run, at, refuse);
  checkResources(run, at, refuse);
  checkDebug(run, at, refuse);
  if (!run.taskSpec) return;
  checkTask(run.taskSpec, `${at}/taskSpec`, refuse, outerOf(run));
  checkRunAgainst(run, run.taskSpec, 'The Task', at, refuse);
}

/** Refuses a PipelineRun that runs nothing or two things, and what is wrong in what it gives. */
export function checkPipelineRun(run: PipelineRunSpec, at: Pointer, refuse: Refuse): void {
  checkTarget(run, 'pipelineRef', 'pipelineSpec', at, refuse);
  checkInputs(run, at, refuse);
  checkTimeouts(run, at, refuse);
  for (const [i, single] of (run.taskRunSpecs ?? []).entries())
    checkResources(single, `${at}/taskRunSpecs/${i}`, refuse);
  if (!run.pipelineSpec) return;
  checkPipeline(run.pipelineSpec, `${at}/pipelineSpec`, refuse, outerOf(run));
  checkRunAgainst(run, run.pipelineSpec, 'The Pipeline', at, refuse);
  checkTaskRunSpecs(run, run.pipelineSpec, at, refuse);
}

/** Refuses what a run gives that what it runs doesn't take, and the other way round. */
export function checkRunAgainst(
  run: Given,
  target: Declares,
  whose: string,
  at: Pointer,
  refuse: Refuse,
): void {
  checkGiven(run.params ?? [], target.params ?? [], whose, `${at}/params`, refuse);
  const declared = target.workspaces ?? [];
  const names = declared.map(({ name }) => name);
  const given = (run.workspaces ?? []).map(({ name }) => name);
  for (const [i, name] of given.entries()) {
    const meant = names.includes(name)
      ? ''
      : didYouMean(
          name,
          names.filter((other) => !given.includes(other)),
        );
    if (meant)
      refuse(
        `${at}/workspaces/${i}/name`,
        `${whose} has no workspace ${show(name)}.${meant}`,
        'Correct the name.',
      );
  }
  for (const { name, optional } of declared) {
    if (!optional && !given.includes(name))
      refuse(
        `${at}/workspaces`,
        `${whose} needs the workspace ${show(name)}.`,
        'Give it in workspaces of the run.',
      );
  }
}

/** Refuses settings for tasks that the Pipeline doesn't have. */
export function checkTaskRunSpecs(
  run: PipelineRunSpec,
  pipeline: PipelineSpec,
  at: Pointer,
  refuse: Refuse,
): void {
  const names = [...pipeline.tasks, ...(pipeline.finally ?? [])].flatMap(({ name }) => name ?? []);
  for (const [i, { pipelineTaskName: name = '' }] of (run.taskRunSpecs ?? []).entries()) {
    if (names.includes(name)) continue;
    const what = `The Pipeline has no task ${show(name)}.${didYouMean(name, names)}`;
    refuse(`${at}/taskRunSpecs/${i}/pipelineTaskName`, what, `Its tasks are ${names.join(', ')}.`);
  }
}

function checkTarget<R extends string, S extends string>(
  run: { readonly [K in R | S]?: object },
  ref: R,
  spec: S,
  at: Pointer,
  refuse: Refuse,
): void {
  if ((run[ref] === undefined) === (run[spec] === undefined))
    refuse(
      at,
      `The run has ${run[ref] ? `${ref} and ${spec}` : 'nothing to run'}.`,
      `Give either ${ref} or ${spec}.`,
    );
  checkRef(run[ref], `${at}/${ref}`, refuse);
}

/** Refuses what a run gives twice, or that it cannot have yet. */
function checkInputs(run: Given, at: Pointer, refuse: Refuse): void {
  checkUniqueInAnyCase(run.params, 'params', `${at}/params`, refuse);
  checkBindings(run.workspaces, `${at}/workspaces`, refuse);
  for (const { path, text, at: place } of variablesIn(run.params, `${at}/params`)) {
    if (path[0] === 'tasks')
      refuse(place, `${text}: no task has run when a run is made.`, 'Use it inside the Pipeline.');
  }
}

function outerOf(run: Given): Outer {
  return {
    params: givenParams(run.params),
    workspaces: new Set((run.workspaces ?? []).map(({ name }) => name)),
  };
}
