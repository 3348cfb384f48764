import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';

/** The name of the run that comes with a Task or Pipeline, unless it has one of its own. */
export function runNameOf(name: string): string {
  return `${name}-run`;
}

/** Tekton makes a label of a run's name, which has 63 characters. */
export function checkRunName(name: string, refuse: Refuse): void {
  if (name.length <= 63) return;
  const what = `The run would be called ${show(name)}, which is longer than 63 characters.`;
  refuse('/run', what, 'Give it a name: run: { name }.');
}
