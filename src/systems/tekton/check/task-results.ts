import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Variable } from './variables.js';

/** `$(results.<name>.path)`. */
export function checkResultPath(variable: Variable, names: readonly string[], refuse: Refuse): void {
  const inside = variable.path.slice(variable.path.indexOf('results') + 1);
  const name = (inside.at(-1) === 'path' ? inside.slice(0, -1) : inside).join('.');
  if (!names.includes(name)) {
    const what = `${variable.text}: no result ${show(name)} is declared.${didYouMean(name, names)}`;
    refuse(variable.at, what, 'Declare it in results.');
  } else if (inside.at(-1) !== 'path') {
    refuse(
      variable.at,
      `${variable.text} is not a variable here.`,
      `The file to write is ${variable.text.replace(/\)$/, '.path)')}.`,
    );
  }
}
