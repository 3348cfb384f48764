import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Variable } from './variables.js';

/** What a Task can ask of a workspace. */
export const workspaceFields = ['path', 'bound', 'claim', 'volume'];

/** `$(workspaces.<name>.path)` and its like. */
export function checkWorkspaceUse(
  variable: Variable,
  names: ReadonlySet<string>,
  fields: readonly string[],
  refuse: Refuse,
): void {
  const name = variable.path.slice(1, -1).join('.');
  const field = variable.path.at(-1) ?? '';
  if (!names.has(name)) {
    const what = `${variable.text}: no workspace ${show(name)} is declared.${didYouMean(name, names)}`;
    refuse(variable.at, what, 'Declare it in workspaces.');
  } else if (!fields.includes(field)) {
    const what = `${variable.text}: a workspace has no ${show(field)} here.${didYouMean(field, fields)}`;
    refuse(variable.at, what, `It has ${fields.join(', ')}.`);
  }
}
