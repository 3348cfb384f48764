import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Param, ParamSpec } from '../kinds/params.js';
import { checkUnique } from './unique.js';
import { checkUse, shapeOf, shapeOfValue, type ValueShape, withArticle } from './values.js';
import type { Variable } from './variables.js';

/** The params that can be used somewhere, by their names. */
export type Params = ReadonlyMap<string, ValueShape>;

/** The params that are declared, over those that come from outside. */
export function paramsOf(declared: readonly ParamSpec[] = [], outer: Params = new Map()): Params {
  return new Map([...outer, ...declared.map((spec) => [spec.name, shapeOf(spec)] as const)]);
}

/** The params that are given, as those who inherit them see them; a default may add keys to an object. */
export function givenParams(given: readonly Param[] = []): Params {
  return new Map(given.map(({ name, value }) => [name, { type: shapeOfValue(value).type }]));
}

/** Refuses declarations that contradict themselves. */
export function checkDeclared(declared: readonly ParamSpec[] = [], at: Pointer, refuse: Refuse): void {
  checkUnique(declared, 'params', at, refuse);
  for (const [i, spec] of declared.entries()) checkSpec(spec, child(at, i), refuse);
}

function checkSpec(spec: ParamSpec, at: Pointer, refuse: Refuse): void {
  const { type } = shapeOf(spec);
  const { name, properties, default: preset } = spec;
  if (preset !== undefined && actualType(preset) !== type) {
    const what = `The default of ${show(name)} is ${withArticle(actualType(preset))}, its type ${type}.`;
    refuse(child(at, 'default'), what, 'Change one of them.');
  }
  if (type === 'object' && !properties)
    refuse(
      at,
      `The object ${show(name)} has no properties; Tekton wants its keys declared.`,
      'Add properties.',
    );
  if (type !== 'object' && properties)
    refuse(
      child(at, 'properties'),
      `${show(name)} is ${withArticle(type)} with properties.`,
      "Set type: 'object'.",
    );
  if (type === 'object' && name.includes('.'))
    refuse(child(at, 'name'), `The object ${show(name)} has a dot in its name.`, 'Use - or _ instead.');
  checkKeys(spec, at, refuse);
  if (spec.enum) checkEnum(spec, spec.enum, type, at, refuse);
}

/** Keys are used as `$(params.<name>.<key>)`, where a second dot would be one too many. */
function checkKeys({ name, properties = {} }: ParamSpec, at: Pointer, refuse: Refuse): void {
  for (const key of Object.keys(properties)) {
    if (/^[_a-zA-Z][_a-zA-Z0-9-]*$/.test(key)) continue;
    const what = `The object ${show(name)} has the key ${show(key)}.`;
    refuse(child(at, 'properties'), what, 'Use letters, digits, _ and -, with a letter or _ first.');
  }
}

function checkEnum(
  spec: ParamSpec,
  words: readonly string[],
  type: string,
  at: Pointer,
  refuse: Refuse,
): void {
  const twice = words.find((word, i) => words.indexOf(word) !== i);
  if (twice !== undefined)
    refuse(child(at, 'enum'), `The enum has ${show(twice)} twice.`, 'Remove one of them.');
  if (type !== 'string')
    refuse(
      child(at, 'enum'),
      `${show(spec.name)} is ${withArticle(type)}; only strings have an enum.`,
      'Remove it.',
    );
  else if (typeof spec.default === 'string' && !words.includes(spec.default))
    refuse(child(at, 'default'), `The default ${show(spec.default)} is not in the enum.`, 'Add it there.');
}

/** Refuses `$(params.…)` of what isn't declared, or in a way that its name or type doesn't allow. */
export function checkParamUse(variable: Variable, params: Params, refuse: Refuse): void {
  const [, name = '', ...keys] = variable.path;
  const shape = params.get(name);
  const dotted = [name, ...keys].join('.');
  if (shape) checkUse(variable, keys.length > 0 ? keys.join('.') : undefined, shape, refuse);
  else if (params.has(dotted)) {
    const what = `${variable.text} asks the param ${show(name)} for a key: a dot ends the name.`;
    refuse(variable.at, what, `Write $(params["${dotted}"]).`);
  } else refuseUndeclared(variable, name, params, refuse);
}

function refuseUndeclared(variable: Variable, name: string, params: Params, refuse: Refuse): void {
  const what = `${variable.text}: no param ${show(name)} is declared.${didYouMean(name, params.keys())}`;
  refuse(variable.at, what, declareFix(params));
}

function declareFix(params: Params): string {
  const names = [...params.keys()];
  return names.length > 0
    ? `Declare it in params, where there are ${names.join(', ')}.`
    : 'Declare it in params.';
}

function actualType(value: Param['value']): string {
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}
