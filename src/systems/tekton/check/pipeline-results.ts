import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineSpec } from '../kinds/pipeline-spec.js';
import { checkUnique } from './unique.js';
import { variablesIn } from './variables.js';

/** Refuses results of a Pipeline that are not made of results of its tasks; whether those are there is looked at elsewhere. */
export function checkPipelineResults(
  results: PipelineSpec['results'] = [],
  at: Pointer,
  refuse: Refuse,
): void {
  checkUnique(results, 'results', at, refuse);
  for (const [i, { name, value }] of results.entries()) {
    const place = child(child(at, i), 'value');
    const fromTasks = variablesIn(value, '').filter(({ path }) => path[2] === 'results');
    if (fromTasks.length === 0) {
      const what = `The result ${show(name)} is ${show(value)}, which is no result of a task.`;
      refuse(place, what, 'Write $(tasks.<task>.results.<result>).');
    } else if (typeof value === 'string' && !value.startsWith('$(')) {
      const what = `The result ${show(name)} begins with a text: Tekton takes it for a task that does not exist.`;
      refuse(place, what, 'Put the text behind the first variable, or make it in a task.');
    }
  }
}
