import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { MetricLabels, Period, PrometheusDuration } from '../schemas.js';

/** A rule that raises an alert, or records a new series. */
export const Rule = closed({
  /** The name of the alert. Either this or `record`. */
  alert: Type.Optional(Type.String({ minLength: 1 })),
  /** The name of the new series. */
  record: Type.Optional(Type.String({ pattern: '^[a-zA-Z_:][a-zA-Z0-9_:]*$' })),
  /** What is evaluated, in PromQL; for an alert every series of the result is one. */
  expr: Type.String({ minLength: 1 }),
  /** How long it must be so before the alert fires. Default: at once. */
  for: Type.Optional(PrometheusDuration),
  /** How long it fires on after it is so no more. Default: not at all. */
  keepFiringFor: Type.Optional(PrometheusDuration),
  /** Labels that are added; routes can match them. Default: none. */
  labels: Type.Optional(MetricLabels),
  /** Texts for people; may use Go templates such as `{{ $labels.instance }}`. Default: none. */
  annotations: Type.Optional(MetricLabels),
});
export type Rule = Static<typeof Rule>;

/** Rules that are evaluated together, in their order. */
export const RuleGroup = closed({
  /** The group's name. */
  name: Type.String({ minLength: 1 }),
  /** How often. Default: the server's `evaluationInterval`. */
  interval: Type.Optional(Period),
  /** The rules. */
  rules: Type.Array(Rule, { minItems: 1 }),
});
export type RuleGroup = Static<typeof RuleGroup>;
