import { child, type Pointer } from '../../../model/pointer.js';

/** A variable where it is used: `$(params.image)`, `$(tasks.build.results.digests[*])`. */
export interface Variable {
  /** As it is written, `$(…)`. */
  readonly text: string;
  /** What the dots separate; what stands in brackets and quotes is one of them: `params["a.b"]`. */
  readonly path: readonly string[];
  /** `*` or a number, if it ends in brackets. */
  readonly index: string | undefined;
  /** Whether the string is nothing else. */
  readonly whole: boolean;
  /** Whether the string is an item of a list, where a list can be put in. */
  readonly inList: boolean;
  /** The name of the field that holds the string, or the list of it. */
  readonly field: string;
  readonly at: Pointer;
}

const names = /\$\(([A-Za-z][\w-]*(?:\.[\w-]+|\['[^']*'\]|\["[^"]*"\]|\[(?:\*|\d+)\])+)\)/g;
const parts = /\['([^']*)'\]|\["([^"]*)"\]|\[(\*|\d+)\]|([\w-]+)/g;

/** The variables in all texts of a value, in the order of the text. What a shell has between `$(` and `)` is none. */
export function variablesIn(value: unknown, at: Pointer, field = '', inList = false): Variable[] {
  if (typeof value === 'string') return variablesOf(value, { at, field, inList });
  if (Array.isArray(value))
    return value.flatMap((item, i) => variablesIn(item, child(at, i), field, typeof item === 'string'));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => variablesIn(inner, child(at, key), key));
}

function variablesOf(text: string, place: Pick<Variable, 'at' | 'field' | 'inList'>): Variable[] {
  return [...text.matchAll(names)].map(([whole, inside = '']) => ({
    text: whole,
    ...split(inside),
    whole: whole === text,
    ...place,
  }));
}

function split(inside: string): Pick<Variable, 'path' | 'index'> {
  const path: string[] = [];
  let index: string | undefined;
  for (const [, single, double, bracket, word] of inside.matchAll(parts)) {
    if (bracket === undefined) path.push(single ?? double ?? word ?? '');
    else index = bracket;
  }
  // Tekton's old spelling.
  return { path: path[0] === 'inputs' && path[1] === 'params' ? path.slice(1) : path, index };
}
