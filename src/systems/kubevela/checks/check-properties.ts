import type { TSchema } from '@sinclair/typebox';
import type { ErrorObject } from 'ajv';
import { tokens } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import { explainErrors, type Refuse } from '../../../synth/prop-errors.js';
import { validatorOf } from '../../../synth/validator.js';
import type { Input } from '../typed.js';
import { deprecated } from '../types/deprecated.js';
import { partialOf } from './partial.js';
import type { Located } from './parts.js';

/** What components, traits, policies and steps have in common. */
export interface Typed {
  readonly type: string;
  readonly own?: boolean | undefined;
  readonly properties?: object | undefined;
  readonly inputs?: readonly Input[];
}

/** What something is, and the types that it can have. */
export interface Family {
  readonly noun: 'component' | 'trait' | 'policy' | 'step';
  readonly types: Readonly<Record<string, TSchema>>;
}

/**
 * Refuses types that KubeVela does not bring, and properties that the type does not have: KubeVela ignores those.
 *
 * @param patch whether the properties are merged into others, so that none of them is required
 * @returns whether all is well
 */
export function checkProperties(
  { at, value }: Located<Typed>,
  family: Family,
  refuse: Refuse,
  patch = false,
): boolean {
  if (value.own) return true;
  const schema = Object.hasOwn(family.types, value.type) ? family.types[value.type] : undefined;
  if (!schema) {
    refuseType({ at, value }, family, refuse);
    return false;
  }
  const validate = validatorOf(patch ? partialOf(schema) : schema);
  if (validate(value.properties ?? {})) return true;
  const errors = (validate.errors ?? []).filter((error) => !isFed(error, value.inputs));
  explainErrors(value.type, errors, (inside, what, fix) => refuse(`${at}/properties${inside}`, what, fix));
  return errors.length === 0;
}

function refuseType({ at, value: { type } }: Located<Typed>, { noun, types }: Family, refuse: Refuse): void {
  const successor = Object.hasOwn(deprecated, type) ? deprecated[type] : undefined;
  if (successor) {
    refuse(`${at}/type`, `The ${noun} type ${show(type)} is deprecated.`, `Use ${successor}.`);
    return;
  }
  const what = `${show(type)} is not a ${noun} type that KubeVela brings.${didYouMean(type, Object.keys(types))}`;
  refuse(`${at}/type`, what, 'If it is your own, or an addon brings it, say so with own: true.');
}

/** Whether an input gives what is missing, a part of it, or what it is a part of. */
function isFed(error: ErrorObject, inputs: readonly Input[] = []): boolean {
  if (error.keyword !== 'required') return false;
  const missing = [...tokens(error.instancePath), String(error.params.missingProperty)].join('.');
  return inputs.some(
    ({ parameterKey: key = '' }) =>
      key === missing || key.startsWith(`${missing}.`) || missing.startsWith(`${key}.`),
  );
}
