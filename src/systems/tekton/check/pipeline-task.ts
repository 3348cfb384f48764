import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineSpec, PipelineTask } from '../kinds/pipeline-spec.js';
import { checkRef, checkTaskKind } from './ref.js';
import { checkUnique } from './unique.js';

const targets = ['taskRef', 'taskSpec', 'pipelineRef', 'pipelineSpec'] as const;

/** Refuses a task that runs nothing or two things, that nothing can name, or that names what is not there. */
export function checkPipelineTask(
  task: PipelineTask,
  spec: PipelineSpec,
  at: Pointer,
  refuse: Refuse,
  workspaces: ReadonlySet<string>,
): void {
  if (task.name === undefined) refuse(child(at, 'name'), 'The task has no name.', 'Give it one.');
  const given = targets.filter((target) => task[target]);
  if (given.length !== 1) {
    const what = `The task has ${given.length > 0 ? given.join(' and ') : 'nothing to run'}.`;
    refuse(at, what, `Give exactly one of ${targets.join(', ')}.`);
  }
  if (task.taskRef) checkTaskKind(task.taskRef, child(at, 'taskRef'), refuse);
  checkRef(task.taskRef, child(at, 'taskRef'), refuse);
  checkRef(task.pipelineRef, child(at, 'pipelineRef'), refuse);
  checkUnique(task.params ?? [], 'params', child(at, 'params'), refuse);
  checkUnique(task.workspaces ?? [], 'workspaces', child(at, 'workspaces'), refuse);
  if (task.onError === 'continue' && (task.retries ?? 0) > 0)
    refuse(
      child(at, 'onError'),
      'The task is retried, and its failure ignored; Tekton refuses both.',
      'Remove one.',
    );
  checkRunAfter(task, spec, at, refuse);
  for (const [i, { name, workspace = name }] of (task.workspaces ?? []).entries()) {
    if (workspaces.has(workspace)) continue;
    const what = `The Pipeline declares no workspace ${show(workspace)}.${didYouMean(workspace, workspaces)}`;
    refuse(`${at}/workspaces/${i}`, what, 'Declare it in workspaces of the Pipeline.');
  }
}

function checkRunAfter(task: PipelineTask, spec: PipelineSpec, at: Pointer, refuse: Refuse): void {
  if (task.runAfter && spec.finally?.includes(task)) {
    refuse(`${at}/runAfter`, 'A finally task has runAfter; they all run at once.', 'Remove it.');
    return;
  }
  const names = spec.tasks.flatMap(({ name }) => name ?? []);
  for (const [i, name] of (task.runAfter ?? []).entries()) {
    if (names.includes(name)) continue;
    const what = `runAfter names ${show(name)}; there is no such task.${didYouMean(name, names)}`;
    refuse(`${at}/runAfter/${i}`, what, `The tasks are ${names.join(', ')}.`);
  }
}
