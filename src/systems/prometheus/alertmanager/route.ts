import { type Static, type TProperties, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { LabelName, oneOf, Period, PrometheusDuration } from '../schemas.js';

/** A condition on a label of an alert: what `match` and `match_re` were. */
export const Matcher = closed({
  /** The label. */
  label: LabelName,
  /** `=` and `!=` compare, `=~` and `!~` match the whole value with a regular expression. Default: =. */
  op: Type.Optional(oneOf('=', '!=', '=~', '!~')),
  /** The value, or the regular expression; an empty text is a label that is not there. */
  value: Type.String(),
});
export type Matcher = Static<typeof Matcher>;

const timing = {
  /** The labels whose values make one notification; `...`, alone, is all of them. Default: what the parent has. */
  groupBy: Type.Optional(Type.Array(Type.Union([LabelName, Type.Literal('...')]), { uniqueItems: true })),
  /** How long a new group waits for further alerts. Default: what the parent has, 30s at the top. */
  groupWait: Type.Optional(PrometheusDuration),
  /** How long a group waits before it tells of new alerts in it. Default: what the parent has, 5m at the top. */
  groupInterval: Type.Optional(Period),
  /** How long until it is told again. Default: what the parent has, 4h at the top. */
  repeatInterval: Type.Optional(Period),
};

function childRoute<P extends TProperties>(more: P) {
  return closed({
    /** What an alert must be like; all of them must be so. */
    matchers: Type.Array(Matcher, { minItems: 1 }),
    /** Who is told. Default: who the parent tells. */
    receiver: Type.Optional(Type.String({ minLength: 1 })),
    /** Whether the routes after this one are tried too. Default: false. */
    continue: Type.Optional(Type.Boolean()),
    ...timing,
    ...more,
  });
}

/** A route below the top, which takes the alerts that match. */
export const ChildRoute = childRoute({
  /** Routes below this one, the first that matches wins. Default: none. */
  routes: Type.Optional(Type.Array(childRoute({}))),
});
export type ChildRoute = Static<typeof ChildRoute>;

/** The route at the top, which takes every alert and so has no matchers. */
export const RootRoute = closed({
  /** Who is told of what no other route takes. */
  receiver: Type.String({ minLength: 1 }),
  ...timing,
  /** Routes below it, the first that matches wins. Default: none. */
  routes: Type.Optional(Type.Array(ChildRoute)),
});
export type RootRoute = Static<typeof RootRoute>;

/** A matcher as Alertmanager writes it: `team="node"`. */
export function renderMatcher({ label, op = '=', value }: Matcher): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `${label}${op}"${escaped}"`;
}
