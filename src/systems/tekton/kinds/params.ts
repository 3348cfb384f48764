import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { oneOf, Texts } from './core.js';

const ParamName = Type.String({
  pattern: '^[_a-zA-Z][_a-zA-Z0-9.-]*$',
  description: 'a name of letters, digits, _, - and ., that begins with a letter or _.',
});

const ResultName = Type.String({
  pattern: '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$',
  description: 'a name of letters, digits, _, - and ., with a letter or digit at both ends.',
});

const ValueType = oneOf('string', 'array', 'object');

const Keys = Type.Record(
  Type.String(),
  closed({
    /** The type of the key's value; only string. */
    type: Type.Optional(oneOf('string')),
  }),
);

/** What a param can be: a text, a list of texts, or a map of texts. Numbers are texts too. */
export const ParamValue = Type.Union([Type.String(), Type.Array(Type.String()), Texts]);
export type ParamValue = Static<typeof ParamValue>;

/** A param that is declared. */
export const ParamSpec = closed({
  /** How it is called: `$(params.<name>)`. A name with dots is used as `$(params["a.b"])`. */
  name: ParamName,
  /** Default: that of `default`; else object where there are `properties`, else string. */
  type: Type.Optional(ValueType),
  /** What it is for. */
  description: Type.Optional(Type.String()),
  /** What it is when nobody gives it. Without it, a run must. */
  default: Type.Optional(ParamValue),
  /** The texts it may be. Needs Tekton's feature flag `enable-param-enum`. */
  enum: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  /** The keys of an object. */
  properties: Type.Optional(Keys),
});
export type ParamSpec = Static<typeof ParamSpec>;

/** A param that is given. */
export const Param = closed({
  /** As it is declared. */
  name: ParamName,
  /** Its value. `$(params.x[*])` gives a whole list or object on. */
  value: ParamValue,
});
export type Param = Static<typeof Param>;

/** A result that a step writes. */
export const StepResult = closed({
  /** How it is called: `$(step.results.<name>.path)` is the file to write. */
  name: ResultName,
  /** Default: string. An array or object is written as JSON. */
  type: Type.Optional(ValueType),
  /** What it is. */
  description: Type.Optional(Type.String()),
  /** The keys of an object. */
  properties: Type.Optional(Keys),
});

export type StepResult = Static<typeof StepResult>;

/** A result that a Task writes. All of them together, with the default storage, have 4096 bytes. */
export const TaskResult = closed({
  ...StepResult.properties,
  /** Where it is taken from, if no step writes `$(results.<name>.path)`: `$(steps.<step>.results.<result>)`. */
  value: Type.Optional(ParamValue),
});
export type TaskResult = Static<typeof TaskResult>;

/** A result of a Pipeline. */
export const PipelineResult = closed({
  /** How it is called. */
  name: ResultName,
  /** Default: string. */
  type: Type.Optional(ValueType),
  /** What it is. */
  description: Type.Optional(Type.String()),
  /** Where it is taken from: `$(tasks.<task>.results.<result>)`, or `$(finally.…)`. */
  value: ParamValue,
});

/** A condition: all of a list must hold, or what it guards is skipped. */
export const When = closed({
  /** What is compared, usually a variable. */
  input: Type.Optional(Type.String()),
  /** `in`: it is one of the values. `notin`: it is none. */
  operator: Type.Optional(oneOf('in', 'notin')),
  /** What it is compared with. */
  values: Type.Optional(Type.Array(Type.String())),
  /** Instead of all that, a CEL expression. Needs the feature flag `enable-cel-in-whenexpression`. */
  cel: Type.Optional(Type.String({ minLength: 1 })),
});
export type When = Static<typeof When>;
