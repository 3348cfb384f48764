import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineTask } from '../kinds/pipeline-spec.js';
import type { Params } from './params.js';
import { checkUnique } from './unique.js';
import { variablesIn } from './variables.js';

/** Tekton's default for `default-max-matrix-combinations-count`. */
const MOST = 256;

/** Refuses a matrix that is empty, too large, or not made of lists. */
export function checkMatrix(task: PipelineTask, at: Pointer, params: Params, refuse: Refuse): void {
  const { matrix } = task;
  if (!matrix) return;
  const lists = matrix.params ?? [];
  const include = matrix.include ?? [];
  if (lists.length === 0 && include.length === 0)
    refuse(`${at}/matrix`, 'The matrix is empty.', 'Give it params or include.');
  checkUnique(lists, 'params', `${at}/matrix/params`, refuse);
  for (const [i, { name, value }] of lists.entries()) {
    const place = `${at}/matrix/params/${i}`;
    if (!isList(value, params))
      refuse(
        `${place}/value`,
        `A matrix is made of lists; ${show(name)} is ${show(value)}.`,
        'Give a list, or $(….x[*]) of an array.',
      );
    if (task.params?.some((param) => param.name === name))
      refuse(`${place}/name`, `${show(name)} is in params and in the matrix.`, 'Remove one of them.');
  }
  const combinations = lists.reduce(
    (product, { value }) => product * (Array.isArray(value) ? value.length : 1),
    1,
  );
  if (combinations + include.length > MOST + 1 || combinations > MOST)
    refuse(
      `${at}/matrix`,
      `The matrix has ${combinations} combinations; Tekton allows ${MOST}.`,
      'Make it smaller.',
    );
}

/** The params that the matrix gives: one string at a time, whatever the lists. */
export function matrixParams({ matrix }: PipelineTask): Params {
  const sets = [matrix?.params ?? [], ...(matrix?.include ?? []).map(({ params = [] }) => params)];
  return new Map(sets.flat().map(({ name }) => [name, { type: 'string' }]));
}

function isList(value: unknown, params: Params): boolean {
  if (Array.isArray(value)) return true;
  const [variable] = typeof value === 'string' ? variablesIn(value, '', 'value') : [];
  if (!variable?.whole || variable.index !== '*') return false;
  if (variable.path[0] === 'tasks') return true;
  const shape = variable.path[0] === 'params' ? params.get(variable.path.slice(1).join('.')) : undefined;
  // One that isn't declared is told of elsewhere.
  return shape === undefined || shape.type === 'array' || shape.type === 'any';
}
