import type { Pointer } from '../../../model/pointer.js';
import type { Refuse } from '../../../synth/props.js';
import type { EmbeddedTaskSpec, Step } from '../kinds/task-spec.js';
import { checkImage } from './image.js';
import { checkRefName } from './ref.js';
import { checkResultPath, checkResults } from './results.js';
import { variablesIn } from './variables.js';
import { checkWhen } from './when.js';

/** What a step takes from its StepAction, and so cannot have itself. */
const ofTheAction = [
  'image',
  'command',
  'args',
  'script',
  'env',
  'volumeMounts',
  'workingDir',
  'results',
] as const;

/** The fields in which Tekton refuses `$(steps.….results.…)`, though a person may well look for it there. */
const withoutStepResults = ['image', 'script', 'workingDir', 'volumeMounts'] as const;

/** Refuses a step that is neither an image nor a StepAction, or both. */
export function checkStep(task: EmbeddedTaskSpec, step: Step, at: Pointer, refuse: Refuse): void {
  if (step.ref) checkAction(step, at, refuse);
  else checkOwn(task, step, at, refuse);
  checkWhen(step.when, `${at}/when`, refuse);
  checkPrivileges(task, step, at, refuse);
  checkStepResults(step, at, refuse);
}

function checkAction(step: Step, at: Pointer, refuse: Refuse): void {
  const { name, resolver } = step.ref ?? {};
  if ((name === undefined) === (resolver === undefined))
    refuse(`${at}/ref`, 'The step refers to no StepAction, or to two.', 'Give either name or resolver.');
  if (name !== undefined) checkRefName(name, `${at}/ref/name`, refuse);
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

function checkStepResults(step: Step, at: Pointer, refuse: Refuse): void {
  if (!step.ref) checkResults(step.results, `${at}/results`, refuse);
  const results = (step.results ?? []).map(({ name }) => name);
  for (const variable of variablesIn(step, at)) {
    if (variable.path[0] === 'step' && variable.path[1] === 'results')
      checkResultPath(variable, results, refuse);
  }
  for (const field of withoutStepResults) {
    const used = variablesIn(step[field], `${at}/${field}`, field);
    for (const { path, text, at: place } of used) {
      if (path[0] !== 'steps' || path[2] !== 'results') continue;
      const fix = 'Give it to the step as an env variable or in args.';
      refuse(place, `${text}: Tekton takes results of steps in env, command and args only.`, fix);
    }
  }
}
