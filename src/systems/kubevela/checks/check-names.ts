import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { type AppModel, type Located, locate, stepsOf } from './parts.js';

/** Refuses names that are given twice, and more components than there may be. */
export function checkNames(app: AppModel, refuse: Refuse): void {
  checkUnique('component', locate('/components', app.components), refuse);
  checkUnique('policy', locate('/policies', app.policies), refuse);
  checkUnique('step', stepsOf(app), refuse);
  if (app.components.length <= app.maxComponents) return;
  const what = `There are ${app.components.length} components; maxComponents is ${app.maxComponents}.`;
  refuse('/components', what, 'Split the application, or raise maxComponents.');
}

function checkUnique(
  noun: string,
  items: readonly Located<{ readonly name: string }>[],
  refuse: Refuse,
): void {
  const places = new Map<string, string>();
  for (const { at, value } of items) {
    const first = places.get(value.name);
    if (first === undefined) places.set(value.name, at);
    else
      refuse(
        `${at}/name`,
        `The ${noun} ${show(value.name)} is already there, at ${first}.`,
        'Rename one of them.',
      );
  }
}
