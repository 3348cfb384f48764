import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineTask } from '../kinds/pipeline-spec.js';
import type { Params } from './params.js';
import { checkUnique } from './unique.js';
import { variablesIn } from './variables.js';

/** Tekton's default for `default-max-matrix-combinations-count`. */
const MOST = 256;

type Matrix = NonNullable<PipelineTask['matrix']>;

/** Refuses a matrix that is empty, too large, or not made of lists. */
export function checkMatrix(task: PipelineTask, at: Pointer, params: Params, refuse: Refuse): void {
  const { matrix } = task;
  if (!matrix) return;
  const place = `${at}/matrix`;
  if (!matrix.params?.length && !matrix.include?.length)
    refuse(place, 'The matrix is empty.', 'Give it params or include.');
  for (const [set, where] of setsOf(matrix, place)) {
    checkUnique(set, 'params', where, refuse);
    checkNotGiven(task, set, where, refuse);
  }
  checkLists(matrix, place, params, refuse);
  checkTexts(matrix, place, refuse);
  const count = combinationsOf(matrix);
  if (count > MOST)
    refuse(place, `The matrix has ${count} combinations; Tekton allows ${MOST}.`, 'Make it smaller.');
}

/** The params that the matrix gives: one string at a time, whatever the lists. */
export function matrixParams({ matrix }: PipelineTask): Params {
  const sets = matrix ? setsOf(matrix, '') : [];
  return new Map(sets.flatMap(([set]) => set.map(({ name }) => [name, { type: 'string' }])));
}

type ParamSet = NonNullable<Matrix['params']>;

/** The lists of params, each with its place. */
function setsOf({ params, include = [] }: Matrix, at: Pointer): (readonly [ParamSet, Pointer])[] {
  const included = include.map((one, i) => [one.params ?? [], `${at}/include/${i}/params`] as const);
  return [...(params ? [[params, `${at}/params`] as const] : []), ...included];
}

function checkNotGiven(task: PipelineTask, set: ParamSet, at: Pointer, refuse: Refuse): void {
  for (const [i, { name }] of set.entries()) {
    if (task.params?.some((param) => param.name === name))
      refuse(`${at}/${i}/name`, `${show(name)} is in params and in the matrix.`, 'Remove one of them.');
  }
}

function checkLists({ params: lists = [] }: Matrix, at: Pointer, params: Params, refuse: Refuse): void {
  for (const [i, { name, value }] of lists.entries()) {
    const what = `A matrix is made of lists; ${show(name)} is ${show(value)}.`;
    if (!isList(value, params))
      refuse(`${at}/params/${i}/value`, what, 'Give a list, or $(….x[*]) of an array.');
    if (Array.isArray(value) && value.length === 0) {
      const empty = `The list ${show(name)} is empty: Tekton skips the task.`;
      refuse(`${at}/params/${i}/value`, empty, 'Give it an item, or remove the task.');
    }
  }
}

function checkTexts({ include = [] }: Matrix, at: Pointer, refuse: Refuse): void {
  for (const [i, { params = [] }] of include.entries()) {
    for (const [j, { name, value }] of params.entries()) {
      if (typeof value === 'string') continue;
      const what = `What include gives is a text; ${show(name)} is ${show(value)}.`;
      refuse(`${at}/include/${i}/params/${j}/value`, what, 'Give one text, or a combination for each.');
    }
  }
}

/** As Tekton counts: an included combination counts when it has a value that is in no list. */
function combinationsOf({ params = [], include = [] }: Matrix): number {
  if (params.length === 0) return include.length;
  const lists = new Map(params.map(({ name, value }) => [name, Array.isArray(value) ? value : []]));
  const product = [...lists.values()].reduce((count, list) => count * Math.max(1, list.length), 1);
  const added = include.filter((one) =>
    (one.params ?? []).some(
      ({ name, value }) => lists.has(name) && !lists.get(name)?.includes(String(value)),
    ),
  );
  return product + added.length;
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
