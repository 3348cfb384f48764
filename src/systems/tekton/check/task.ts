import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { EmbeddedTaskSpec } from '../kinds/task-spec.js';
import { checkContext } from './context.js';
import { checkImage } from './image.js';
import { checkMounts } from './mounts.js';
import { checkDeclared, checkParamUse, type Params, paramsOf } from './params.js';
import { checkResultPath, checkResults } from './results.js';
import { checkStep } from './step.js';
import { checkUnique } from './unique.js';
import { checkUse, shapeOf } from './values.js';
import { type Variable, variablesIn } from './variables.js';
import { checkWorkspaceUse, workspaceFields } from './workspaces.js';

/** What a Task that is written inside a Pipeline or a run sees of it. */
export interface Outer {
  readonly params: Params;
  readonly workspaces: ReadonlySet<string>;
}

/** Refuses what Tekton's webhook would refuse, and what it would leave as a text that nobody replaces. */
export function checkTask(spec: EmbeddedTaskSpec, at: Pointer, refuse: Refuse, outer?: Outer): void {
  const { params, results = [], workspaces = [], sidecars = [], steps } = spec;
  checkDeclared(params, child(at, 'params'), refuse);
  checkResults(results, child(at, 'results'), refuse);
  checkUnique(workspaces, 'workspaces', child(at, 'workspaces'), refuse);
  checkUnique(steps, 'steps', child(at, 'steps'), refuse);
  checkUnique(sidecars, 'sidecars', child(at, 'sidecars'), refuse);
  for (const [i, step] of steps.entries()) checkStep(spec, step, `${at}/steps/${i}`, refuse);
  for (const [i, { image }] of sidecars.entries()) {
    if (image === undefined) refuse(`${at}/sidecars/${i}`, 'The sidecar has no image.', 'Set image.');
    checkImage(image, `${at}/sidecars/${i}/image`, refuse);
  }
  checkImage(spec.stepTemplate?.image, `${at}/stepTemplate/image`, refuse);
  checkMounts(spec, at, refuse);
  checkVariables(spec, at, refuse, outer);
}

function checkVariables(spec: EmbeddedTaskSpec, at: Pointer, refuse: Refuse, outer?: Outer): void {
  const results = (spec.results ?? []).map(({ name }) => name);
  const params = paramsOf(spec.params, outer?.params);
  const workspaces = new Set([
    ...(outer?.workspaces ?? []),
    ...(spec.workspaces ?? []).map(({ name }) => name),
  ]);
  for (const variable of variablesIn(spec, at)) {
    switch (variable.path[0]) {
      case 'params':
        checkParamUse(variable, params, refuse);
        break;
      case 'results':
        checkResultPath(variable, results, refuse);
        break;
      case 'workspaces':
        checkWorkspaceUse(variable, workspaces, workspaceFields, refuse);
        break;
      case 'steps':
        checkStepUse(variable, spec, refuse);
        break;
      case 'context':
        checkContext(variable, refuse, !outer);
        break;
      case 'tasks':
        if (!outer)
          refuse(
            variable.at,
            `${variable.text} is a variable of Pipelines.`,
            'Give the Task a param for it.',
          );
    }
  }
}

/** `$(steps.<step>.results.<result>)`, `$(steps.step-<step>.exitCode.path)`. */
function checkStepUse(variable: Variable, { steps }: EmbeddedTaskSpec, refuse: Refuse): void {
  const [, word = '', kind, result = ''] = variable.path;
  const name = kind === 'exitCode' ? word.replace(/^step-/, '') : word;
  const names = steps.flatMap((step) => step.name ?? []);
  const step = steps.find((candidate) => candidate.name === name);
  if (!step) {
    const what = `${variable.text}: there is no step ${show(name)}.${didYouMean(name, names)}`;
    refuse(variable.at, what, `Its steps are ${names.join(', ')}.`);
    return;
  }
  if (kind !== 'results' || step.ref) return;
  const declared = step.results?.find((candidate) => candidate.name === result);
  const known = (step.results ?? []).map((candidate) => candidate.name);
  if (declared) checkUse(variable, variable.path[4], shapeOf(declared), refuse);
  else
    refuse(
      variable.at,
      `${variable.text}: the step declares no result ${show(result)}.${didYouMean(result, known)}`,
      'Declare it in the results of the step.',
    );
}
