import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Param, ParamSpec } from '../kinds/params.js';
import type { Params } from './params.js';
import { shapeOf, shapeOfValue, withArticle } from './values.js';

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
