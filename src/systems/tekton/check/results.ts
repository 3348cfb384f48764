import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { StepResult, TaskResult } from '../kinds/params.js';
import { checkUnique } from './unique.js';
import { type Variable, variablesIn } from './variables.js';

/** Refuses results that a Task, step or StepAction cannot declare. */
export function checkResults(
  results: readonly (StepResult | TaskResult)[] = [],
  at: Pointer,
  refuse: Refuse,
): void {
  checkUnique(results, 'results', at, refuse);
  for (const [i, result] of results.entries()) {
    const { name, type, properties } = result;
    if (type === 'object' && !properties) {
      const what = `The object ${show(name)} has no properties; Tekton wants its keys declared.`;
      refuse(child(at, i), what, 'Add properties.');
    }
    if ('value' in result) checkValue(result, child(at, i), refuse);
  }
}

/** Tekton takes the value of a Task's result from one result of a step, and from nothing else. */
function checkValue({ name, value }: TaskResult, at: Pointer, refuse: Refuse): void {
  const [variable] = typeof value === 'string' ? variablesIn(value, '') : [];
  const { path = [] } = variable ?? {};
  if (path[0] === 'steps' && path[2] === 'results') return;
  const what = `The result ${show(name)} is ${show(value)}, which is no result of a step.`;
  refuse(child(at, 'value'), what, 'Write $(steps.<step>.results.<result>).');
}

/** `$(results.<name>.path)` of a Task, `$(step.results.<name>.path)` of a step. */
export function checkResultPath(variable: Variable, names: readonly string[], refuse: Refuse): void {
  const inside = variable.path.slice(variable.path.indexOf('results') + 1);
  const name = (inside.at(-1) === 'path' ? inside.slice(0, -1) : inside).join('.');
  if (!names.includes(name)) {
    const what = `${variable.text}: no result ${show(name)} is declared.${didYouMean(name, names)}`;
    refuse(variable.at, what, 'Declare it in results.');
  } else if (inside.at(-1) !== 'path') {
    const fix = `The file to write is ${variable.text.replace(/\)$/, '.path)')}.`;
    refuse(variable.at, `${variable.text} is not a variable here.`, fix);
  } else if (inside.length > 2 && variable.field === 'script') {
    const what = `${variable.text} has more dots than Tekton takes in a script.`;
    refuse(variable.at, what, `Write ${variable.text.replace(`.${name}`, `["${name}"]`)}.`);
  }
}
