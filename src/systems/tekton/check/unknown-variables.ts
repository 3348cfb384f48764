import type { Pointer } from '../../../model/pointer.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineTask } from '../kinds/pipeline-spec.js';

const roots = ['params', 'tasks', 'finally', 'context', 'workspaces', 'results'];

/** What Tekton takes for a variable, with dots or without. */
const written = /\$\(([_a-zA-Z0-9.-]+)(\[(\d+|\*)\])?\)/g;

/**
 * Refuses what no variable begins with, in params, conditions and the matrix of a task: no shell sees them, and since 1.15
 * Tekton refuses what looks like one of its variables and is none.
 */
export function checkUnknownVariables(task: PipelineTask, at: Pointer, refuse: Refuse): void {
  const { params = [], when = [], matrix } = task;
  const values = [
    ...params.map(({ value }, i) => [value, `/params/${i}/value`] as const),
    ...when.map(({ input, values }, i) => [[input, values], `/when/${i}`] as const),
    ...(matrix?.params ?? []).map(({ value }, i) => [value, `/matrix/params/${i}/value`] as const),
    ...(matrix?.include ?? []).map((one, i) => [one.params, `/matrix/include/${i}/params`] as const),
  ];
  for (const [value, place] of values) {
    for (const text of textsIn(value)) checkText(text, at + place, refuse);
  }
}

function checkText(text: string, at: Pointer, refuse: Refuse): void {
  for (const [whole, name = ''] of text.matchAll(written)) {
    if (roots.includes(name.split('.')[0] ?? '')) continue;
    refuse(at, `Tekton has no variable ${whole}.`, `Its variables begin with ${roots.join(', ')}.`);
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
