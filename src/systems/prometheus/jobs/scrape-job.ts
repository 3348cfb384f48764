import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { HostPort, MetricLabels, oneOf, Period } from '../schemas.js';

/** Targets that are always the same: machines outside the cluster, switches, databases. */
export const ScrapeJob = closed({
  /** The job's name, which becomes the label `job`. */
  name: Type.String({ pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 }),
  /** What is scraped, as host:port; with `via` whatever the exporter can be told, such as an address alone or an URL. */
  targets: Type.Array(Type.String({ pattern: '^[^\\s"]+$' }), { minItems: 1, uniqueItems: true }),
  /**
   * Labels of all the targets. `instance` is refused for more than one target: their series could not be told apart.
   * Default: none.
   */
  labels: Type.Optional(MetricLabels),
  /** The exporter that is asked instead of the targets, as host:port; it is told the target as a parameter. */
  via: Type.Optional(HostPort),
  /**
   * With `via`: whether the label `instance` of `labels` stays; else the target becomes the instance. Default: true
   * if `labels` has one.
   */
  keepInstanceLabel: Type.Optional(Type.Boolean()),
  /** The path of the metrics. With `via` it is required, such as /snmp or /probe. Default: /metrics. */
  path: Type.Optional(Type.String({ pattern: '^/' })),
  /** `http` or `https`. Default: http. */
  scheme: Type.Optional(oneOf('http', 'https')),
  /** Parameters of the query, such as `{ module: ['if_mib'] }`. Default: none. */
  params: Type.Optional(Type.Record(Type.String({ minLength: 1 }), Type.Array(Type.String()))),
  /** How often. Default: the server's `scrapeInterval`. */
  interval: Type.Optional(Period),
  /** How long an answer may take, at most `interval`. Default: the server's `scrapeTimeout`. */
  timeout: Type.Optional(Period),
});
export type ScrapeJob = Static<typeof ScrapeJob>;
