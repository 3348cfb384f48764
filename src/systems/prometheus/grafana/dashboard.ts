import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';

/** A choice at the top of a dashboard, which expressions use as `$name`. */
export const Variable = closed({
  /** Its name. */
  name: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]*$' }),
  /** Where its values come from, such as `label_values(kube_pod_info, namespace)`; may use variables before it. */
  query: Type.String({ minLength: 1 }),
});
export type Variable = Static<typeof Variable>;

/** One panel: a graph of some expressions. */
export const Panel = closed({
  /** The title. */
  title: Type.String({ minLength: 1 }),
  /** What it shows, in PromQL with the dashboard's variables. */
  expr: Type.String({ minLength: 1 }),
  /** How Grafana writes values, such as `percent`, `bytes` or `Bps`. Default: short. */
  unit: Type.Optional(Type.String({ minLength: 1 })),
  /** How a series is called, such as `{{namespace}}/{{pod}}`. Default: by all its labels. */
  legend: Type.Optional(Type.String({ minLength: 1 })),
});
export type Panel = Static<typeof Panel>;

/** A dashboard; each of its variables can be many values at once, or all. */
export const Dashboard = closed({
  /** What its address has in it. */
  uid: Type.String({ pattern: '^[a-zA-Z0-9_-]{1,40}$' }),
  /** The title. */
  title: Type.String({ minLength: 1 }),
  /** The variables, in their order. Default: none. */
  variables: Type.Optional(Type.Array(Variable)),
  /** The panels, two in a row. */
  panels: Type.Array(Panel, { minItems: 1 }),
});
export type Dashboard = Static<typeof Dashboard>;
