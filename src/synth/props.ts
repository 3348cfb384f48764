import {
  type ObjectOptions,
  type Static,
  type TObject,
  type TOptional,
  type TProperties,
  type TSchema,
  Type,
} from '@sinclair/typebox';
import type { IConstruct } from 'constructs';
import { type Problem, problem, throwAll } from '../model/errors.js';
import { explainErrors, type Refuse } from './prop-errors.js';
import { originOf, originOfCall } from './trace.js';
import { validatorOf } from './validator.js';

export type { Refuse };

/** A prop that may be left out and then has the value `default`. */
export type Defaulted<S extends TSchema> = TOptional<S> & { readonly default: Static<S> };

/** What a construct works with: its props, with the defaults filled in. */
export type Resolved<S extends TObject> = Static<S> & {
  readonly [K in keyof S['properties'] as S['properties'][K] extends { readonly default: unknown }
    ? K
    : never]-?: Static<S['properties'][K]>;
};

/** The props of a construct, or an object inside them: no other keys are allowed. */
export function closed<P extends TProperties>(properties: P, options: ObjectOptions = {}): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

/** An optional prop with a default. */
export function defaulted<S extends TSchema>(schema: S, value: Static<S>): Defaulted<S> {
  // TypeBox types a schema's annotations loosely; ours says that the default is there and what type it has.
  return Type.Optional({ ...schema, default: value }) as Defaulted<S>;
}

/**
 * The props with their defaults, as a copy; or a `UserError` that tells everything wrong with them at once: unknown
 * props with what was probably meant, wrong types and values, and whatever `examine` refuses (it runs only when each
 * prop is right by itself).
 *
 * @param schema made by `closed`; it is compiled when it is first used
 * @param name what the messages call the owner of the props
 * @throws UserError `PROP_INVALID`, one problem per mistake, with the construct's path and the line that created it
 */
export function resolveProps<S extends TObject>(
  scope: IConstruct,
  schema: S,
  props: unknown,
  examine?: (props: Resolved<S>, refuse: Refuse) => void,
  name = scope.constructor.name,
): Resolved<S> {
  const place = { construct: scope.node.path, origin: originOf(scope) ?? originOfCall(resolveProps) };
  const problems: Problem[] = [];
  const refuse: Refuse = (at, what, fix) => {
    problems.push(problem('PROP_INVALID', [what, fix], { ...place, ...(at && { at }) }));
  };
  const copy = copyPlain(props);
  const validate = validatorOf(schema);
  if (!validate(copy)) explainErrors(name, validate.errors ?? [], refuse);
  // ajv has just said that the copy has this shape, or there is a problem and it isn't used.
  else examine?.(copy as Resolved<S>, refuse);
  throwAll(problems);
  // As above.
  return copy as Resolved<S>;
}

/** Maps and lists are copied, so that filling in defaults doesn't change what the user holds; the rest is shared. */
function copyPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyPlain);
  if (!isMap(value)) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(given.map(([key, inner]) => [key, copyPlain(inner)]));
}

function isMap(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
