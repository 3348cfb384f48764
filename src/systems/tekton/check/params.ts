import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Param, ParamSpec, When } from '../kinds/params.js';
import { checkUnique } from './unique.js';
import { checkUse, shapeOf, shapeOfValue, type ValueShape } from './values.js';
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
  if (spec.enum) checkEnum(spec, spec.enum, type, at, refuse);
}

function checkEnum(
  spec: ParamSpec,
  words: readonly string[],
  type: string,
  at: Pointer,
  refuse: Refuse,
): void {
  if (type !== 'string')
    refuse(
      child(at, 'enum'),
      `${show(spec.name)} is ${withArticle(type)}; only strings have an enum.`,
      'Remove it.',
    );
  else if (typeof spec.default === 'string' && !words.includes(spec.default))
    refuse(child(at, 'default'), `The default ${show(spec.default)} is not in the enum.`, 'Add it there.');
}

/** Refuses `$(params.…)` of what isn't declared, or in a way that its type doesn't allow. */
export function checkParamUse(variable: Variable, params: Params, refuse: Refuse): void {
  const [, name = '', ...keys] = variable.path;
  const dotted = [name, ...keys].join('.');
  const shape = params.get(dotted);
  const head = params.get(name);
  if (shape) checkUse(variable, undefined, shape, refuse);
  else if (head) checkUse(variable, keys.length > 0 ? keys.join('.') : undefined, head, refuse);
  else refuseUndeclared(variable, name, params, refuse);
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

/**
 * Refuses params that what is run doesn't take as they are given: of another type, missing, or with a name that is
 * almost one of those that it declares. Others are allowed: Tekton ignores them.
 */
export function checkGiven(
  given: readonly Param[],
  declared: readonly ParamSpec[],
  whose: string,
  at: Pointer,
  refuse: Refuse,
  inherited: Params = new Map(),
): void {
  const byName = new Map(declared.map((spec) => [spec.name, spec]));
  const open = [...byName.keys()].filter((name) => !given.some((param) => param.name === name));
  for (const [i, { name, value }] of given.entries()) {
    const spec = byName.get(name);
    const meant = spec ? '' : didYouMean(name, open);
    if (meant)
      refuse(
        `${at}/${i}/name`,
        `${whose} has no param ${show(name)}.${meant}`,
        `It has ${[...byName.keys()].join(', ')}.`,
      );
    if (spec) checkType(spec, value, `${at}/${i}/value`, whose, refuse);
  }
  const names = new Set([...given.map(({ name }) => name), ...inherited.keys()]);
  for (const spec of declared) {
    if (spec.default === undefined && !names.has(spec.name))
      refuse(at, `${whose} needs the param ${show(spec.name)}, which has no default.`, 'Give it in params.');
  }
}

function checkType(spec: ParamSpec, value: Param['value'], at: Pointer, whose: string, refuse: Refuse): void {
  const [wanted, shape] = [shapeOf(spec), shapeOfValue(value)];
  if (shape.type === 'any') return;
  if (shape.type !== wanted.type) {
    const what = `${whose} takes ${withArticle(wanted.type)} as ${show(spec.name)}; got ${show(value)}.`;
    refuse(at, what, 'Change it.');
    return;
  }
  const missing = (wanted.keys ?? []).filter(
    (key) => !shape.keys?.includes(key) && !hasKey(spec.default, key),
  );
  if (missing.length > 0)
    refuse(at, `${whose} needs the keys ${missing.join(', ')} of ${show(spec.name)}.`, 'Add them.');
  const allowed = spec.enum;
  if (allowed && typeof value === 'string' && !value.includes('$(') && !allowed.includes(value))
    refuse(at, `${show(spec.name)} must be one of ${allowed.join(', ')}; got ${show(value)}.`, 'Change it.');
}

function hasKey(preset: ParamSpec['default'], key: string): boolean {
  return typeof preset === 'object' && key in preset;
}

/** Refuses a condition that is neither a comparison nor an expression. */
export function checkWhen(conditions: readonly When[] = [], at: Pointer, refuse: Refuse): void {
  for (const [i, { cel, input, operator, values }] of conditions.entries()) {
    const compares = [input, operator, values].filter((part) => part !== undefined).length;
    const fix = 'Give either input, operator and values, or cel.';
    if (cel === undefined && (compares < 3 || values?.length === 0))
      refuse(child(at, i), 'The condition is not complete.', fix);
    if (cel !== undefined && compares > 0)
      refuse(child(at, i), 'The condition is a comparison and an expression.', fix);
  }
}

function actualType(value: Param['value']): string {
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}

function withArticle(type: string): string {
  return type === 'string' ? 'a string' : `an ${type}`;
}
