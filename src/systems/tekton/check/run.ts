import { durationInSeconds } from '../../../kubernetes/duration.js';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineSpec } from '../kinds/pipeline-spec.js';
import type { PipelineRunSpec, TaskRunSpec } from '../kinds/run-specs.js';
import { type WorkspaceBinding, workspaceSources } from '../kinds/workspaces.js';
import { checkGiven, givenParams } from './params.js';
import { checkPipeline } from './pipeline.js';
import { checkRef } from './ref.js';
import { checkTask, type Outer } from './task.js';
import { checkUnique } from './unique.js';

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
  checkGifts(run, at, refuse);
  if (!run.taskSpec) return;
  const outer = outerOf(run);
  checkTask(run.taskSpec, `${at}/taskSpec`, refuse, outer);
  checkRunAgainst(run, run.taskSpec, 'The Task', at, refuse);
}

/** Refuses a PipelineRun that runs nothing or two things, and what is wrong in what it gives. */
export function checkPipelineRun(run: PipelineRunSpec, at: Pointer, refuse: Refuse): void {
  checkTarget(run, 'pipelineRef', 'pipelineSpec', at, refuse);
  checkGifts(run, at, refuse);
  checkTimeouts(run, at, refuse);
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

function checkGifts(run: Given, at: Pointer, refuse: Refuse): void {
  checkUnique(run.params ?? [], 'params', `${at}/params`, refuse);
  checkUnique(run.workspaces ?? [], 'workspaces', `${at}/workspaces`, refuse);
  for (const [i, binding] of (run.workspaces ?? []).entries()) {
    const given = workspaceSources.filter((source) => binding[source]);
    if (given.length === 1) continue;
    const what = `The workspace ${show(binding.name)} is ${given.length > 0 ? given.join(' and ') : 'nothing'}.`;
    refuse(`${at}/workspaces/${i}`, what, `Give exactly one of ${workspaceSources.join(', ')}.`);
  }
}

function checkTimeouts({ timeouts }: PipelineRunSpec, at: Pointer, refuse: Refuse): void {
  const { pipeline = '1h', tasks, finally: last } = timeouts ?? {};
  const [all, most, end] = [pipeline, tasks ?? '0s', last ?? '0s'].map(durationInSeconds);
  if (pipeline === '0') return;
  if (tasks === '0' || last === '0')
    refuse(`${at}/timeouts`, `A part has no limit, the whole ${show(pipeline)}.`, "Set pipeline: '0' too.");
  else if ((most ?? 0) + (end ?? 0) > (all ?? 0)) {
    const what = `tasks and finally have ${[tasks, last].filter(Boolean).join(' + ')}, the whole ${pipeline}.`;
    refuse(`${at}/timeouts`, what, 'Make pipeline at least as long as both together.');
  }
}

function outerOf(run: Given): Outer {
  return {
    params: givenParams(run.params),
    workspaces: new Set((run.workspaces ?? []).map(({ name }) => name)),
  };
}
