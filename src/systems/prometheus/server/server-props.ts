import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, MetricLabels, oneOf, Period, resources, Storage } from '../schemas.js';

/** Bytes as Prometheus writes them: powers of 1024, and less than 8 EB. */
const RetentionSize = Type.String({
  pattern: '^(\\d{1,18}B|\\d{1,15}KB|\\d{1,12}MB|\\d{1,9}GB|\\d{1,6}TB|\\d{1,3}PB|[1-7]EB)$',
  description: 'a size such as 45GB.',
});

/** The Prometheus server. */
export const ServerProps = closed({
  /** The image, of Prometheus 3.12 or later. Default: quay.io/prometheus/prometheus:v3.14.0. */
  image: defaulted(Image, 'quay.io/prometheus/prometheus:v3.14.0'),
  /** How many servers scrape everything, each for itself. Default: 1. */
  replicas: defaulted(Type.Integer({ minimum: 1, maximum: 10 }), 1),
  /** How often targets are scraped. Default: 30s, so that `[1m]` holds two samples. */
  scrapeInterval: defaulted(Period, '30s'),
  /** How long a target may take to answer; at most `scrapeInterval`. Default: 10s. */
  scrapeTimeout: defaulted(Period, '10s'),
  /** How often rules are evaluated. Default: 30s. */
  evaluationInterval: defaulted(Period, '30s'),
  /** How long samples are kept. Default: 15d. */
  retention: defaulted(Period, '15d'),
  /** How many bytes of samples are kept at most, such as 45GB: less than the volume. Default: no limit. */
  retentionSize: Type.Optional(RetentionSize),
  /** The volume of each server. Default: 50Gi of the cluster's default class. */
  storage: defaulted(Storage, { size: '50Gi' }),
  /** Labels of everything that leaves this server: alerts, remote writes. Default: none. */
  externalLabels: defaulted(MetricLabels, {}),
  /** Takes what others write to /api/v1/write. Whoever reaches the port can write any series. Default: false. */
  remoteWriteReceiver: defaulted(Type.Boolean(), false),
  /**
   * What becomes of a changed configuration (plain mode). `auto`: the server looks for one every 30 s and keeps the old
   * one if it is wrong. `endpoint`: it waits for a POST to /-/reload; whoever reaches the port can then also stop it by
   * /-/quit. `restart`: the Pods are replaced, and replay their log for minutes. Default: auto.
   */
  reload: defaulted(oneOf('auto', 'endpoint', 'restart'), 'auto'),
  /** CPU and memory. A million series need about 4Gi. Default: 200m and 1Gi, at most 4Gi. */
  resources: resources('200m', '1Gi', '4Gi'),
});
export type ServerProps = Static<typeof ServerProps>;
