import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, LabelName, Period, resources, Storage } from '../schemas.js';
import { Receiver } from './receiver.js';
import { Matcher, RootRoute } from './route.js';

/** While an alert of one kind fires, those of another are not told of. */
export const InhibitRule = closed({
  /** What the alert that silences is like. */
  source: Type.Array(Matcher, { minItems: 1 }),
  /** What the alerts that are silenced are like. */
  target: Type.Array(Matcher, { minItems: 1 }),
  /** Labels in which both must be equal. Default: none. */
  equal: Type.Optional(Type.Array(LabelName)),
});
export type InhibitRule = Static<typeof InhibitRule>;

/** Alertmanager. */
export const AlertmanagerProps = closed({
  /** The route at the top. */
  route: RootRoute,
  /** Who can be told. */
  receivers: Type.Array(Receiver, { minItems: 1 }),
  /** Alerts that silence others. Default: none. */
  inhibitRules: defaulted(Type.Array(InhibitRule), []),
  /** When an alert without an end counts as over. Default: 5m. */
  resolveTimeout: defaulted(Period, '5m'),
  /** The image. Default: quay.io/prometheus/alertmanager:v0.34.0. */
  image: defaulted(Image, 'quay.io/prometheus/alertmanager:v0.34.0'),
  /** How many run, and tell one another what was told already. Default: 1. */
  replicas: defaulted(Type.Integer({ minimum: 1, maximum: 9 }), 1),
  /** How long silences and what was told are kept. Default: 120h. */
  retention: defaulted(Type.String({ pattern: '^(?=.*[1-9])(\\d{1,6}h)?(\\d{1,8}m)?(\\d{1,9}s)?$' }), '120h'),
  /** The volume of each. Default: 1Gi of the cluster's default class. */
  storage: defaulted(Storage, { size: '1Gi' }),
  /** CPU and memory. Default: 10m and 64Mi, at most 128Mi. */
  resources: resources('10m', '64Mi', '128Mi'),
});
export type AlertmanagerProps = Static<typeof AlertmanagerProps>;
