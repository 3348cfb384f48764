import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { EmbeddedTaskSpec, Step } from '../kinds/task-spec.js';
import { checkImage } from './image.js';
import { checkWhen } from './params.js';
import { checkResultPath } from './task-results.js';
import { variablesIn } from './variables.js';

/** What a step takes from its StepAction, and so cannot have itself. */
const ofTheAction = ['image', 'command', 'args', 'script', 'env', 'volumeMounts', 'workingDir'] as const;

/** Refuses a step that is neither an image nor a StepAction, or both. */
export function checkStep(task: EmbeddedTaskSpec, step: Step, at: Pointer, refuse: Refuse): void {
  if (step.ref) checkAction(step, at, refuse);
  else checkOwn(task, step, at, refuse);
  checkWhen(step.when, `${at}/when`, refuse);
  checkPrivileges(task, step, at, refuse);
  const results = (step.results ?? []).map(({ name }) => name);
  for (const variable of variablesIn(step, at)) {
    if (variable.path[0] === 'step' && variable.path[1] === 'results')
      checkResultPath(variable, results, refuse);
  }
  const declared = (task.workspaces ?? []).map(({ name }) => name);
  for (const [i, { name }] of (step.workspaces ?? []).entries()) {
    if (declared.includes(name)) continue;
    const what = `The Task declares no workspace ${show(name)}.${didYouMean(name, declared)}`;
    refuse(`${at}/workspaces/${i}/name`, what, 'Declare it in workspaces of the Task.');
  }
}

function checkAction(step: Step, at: Pointer, refuse: Refuse): void {
  const { name, resolver } = step.ref ?? {};
  if ((name === undefined) === (resolver === undefined))
    refuse(`${at}/ref`, 'The step refers to no StepAction, or to two.', 'Give either name or resolver.');
  for (const field of ofTheAction) {
    if (step[field] !== undefined)
      refuse(`${at}/${field}`, `The step is a StepAction and has its own ${field}.`, 'Remove it, or ref.');
  }
}

function checkOwn(task: EmbeddedTaskSpec, step: Step, at: Pointer, refuse: Refuse): void {
  if (step.image === undefined && task.stepTemplate?.image === undefined)
    refuse(at, 'The step has neither an image nor a ref.', 'Set image here or in stepTemplate, or ref.');
  checkImage(step.image, `${at}/image`, refuse);
  if (step.script !== undefined && step.command !== undefined)
    refuse(`${at}/command`, 'The step has a script and a command.', 'Remove one of them.');
  if (step.params)
    refuse(`${at}/params`, 'Only a step that is a StepAction takes params.', "Use the Task's, or set ref.");
}

/** `security: 'restricted'` says no to more privileges, and the API server refuses a container that has it both ways. */
function checkPrivileges(task: EmbeddedTaskSpec, step: Step, at: Pointer, refuse: Refuse): void {
  const {
    privileged,
    allowPrivilegeEscalation = task.stepTemplate?.securityContext?.allowPrivilegeEscalation,
  } = step.securityContext ?? {};
  if (privileged && allowPrivilegeEscalation === false)
    refuse(
      `${at}/securityContext`,
      'A privileged step always may escalate its privileges, and the API server refuses to hear the contrary.',
      'Add allowPrivilegeEscalation: true.',
    );
}
