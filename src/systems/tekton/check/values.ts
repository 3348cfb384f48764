import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { ParamSpec, ParamValue, TaskResult } from '../kinds/params.js';
import type { Variable } from './variables.js';

/** What is known of a param's or a result's value. */
export interface ValueShape {
  /** `any` where it comes from elsewhere. */
  readonly type: 'string' | 'array' | 'object' | 'any';
  /** The keys of an object, if they are known. */
  readonly keys?: readonly string[] | undefined;
}

export const anything: ValueShape = { type: 'any' };

/** The shape of a param or result that is declared. */
export function shapeOf(
  declared: Pick<ParamSpec, 'type' | 'properties' | 'default'> | TaskResult,
): ValueShape {
  const { type, properties } = declared;
  const preset = 'default' in declared ? declared.default : undefined;
  const known = type ?? (properties ? 'object' : preset === undefined ? 'string' : shapeOfValue(preset).type);
  return { type: known, ...(known === 'object' && properties && { keys: Object.keys(properties) }) };
}

/** The shape of a value that is given; `any` for a variable that brings a whole list or object. */
export function shapeOfValue(value: ParamValue): ValueShape {
  if (Array.isArray(value)) return { type: 'array' };
  if (typeof value === 'object') return { type: 'object', keys: Object.keys(value) };
  return /^\$\([^)]*\)$/.test(value) ? anything : { type: 'string' };
}

/** Refuses a use of a value that its type doesn't allow: Tekton would refuse it, or leave the text as it is. */
export function checkUse(
  variable: Variable,
  key: string | undefined,
  shape: ValueShape,
  refuse: Refuse,
): void {
  const { text, index, at } = variable;
  if (shape.type === 'any') return;
  if (shape.type === 'array') {
    if (key !== undefined) refuse(at, `${text} asks a list for a key.`, 'Write [0] or [*].');
    else if ((index === undefined || index === '*') && !takesList(variable))
      refuse(at, `${text} is a list in the middle of a text.`, listFix);
  } else if (shape.type === 'object') checkObject(variable, key, shape, refuse);
  else if (index !== undefined || key !== undefined)
    refuse(
      at,
      `${text} asks a string for an item or a key.`,
      'Declare it as an array or object, or leave that away.',
    );
}

const listFix =
  'Give it a place of its own in args, command, values or a param; in a script, pass it on as args.';

function checkObject(
  variable: Variable,
  key: string | undefined,
  { keys }: ValueShape,
  refuse: Refuse,
): void {
  const { text, index, whole, field, at } = variable;
  if (key === undefined) {
    const passedOn = index === '*' && whole && field === 'value';
    if (!passedOn)
      refuse(
        at,
        `${text} is an object as a whole.`,
        'Name one of its keys; only a param takes it whole, with [*].',
      );
  } else if (keys && !keys.includes(key)) {
    refuse(
      at,
      `${text}: there is no key ${show(key)}.${didYouMean(key, keys)}`,
      `Its keys are ${keys.join(', ')}.`,
    );
  }
}

/** Whether a list can stand here: as an item of a list, or as the whole value of a param. */
function takesList({ whole, inList, field }: Variable): boolean {
  return whole && (inList || field === 'value');
}

/** `a string`, `an array`, `an object`. */
export function withArticle(type: string): string {
  return type === 'string' ? 'a string' : `an ${type}`;
}
