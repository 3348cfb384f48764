import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { type Directive, flag, type Line, option } from './directive.js';
import { Duration, oneOf, Positive, Zones } from './schemas.js';

const Kept = closed({
  /** Answers to keep at most. CoreDNS rounds it down to a multiple of 256 (30000 keeps 29952), and up to 1024. */
  capacity: Positive,
  /** The longest an answer is kept, in seconds. Default: 3600; 1800 for denials. */
  ttl: Type.Optional(Positive),
  /** The shortest an answer is kept, in seconds; needs `ttl`. Default: 5. */
  minTtl: Type.Optional(Type.Integer({ minimum: 0 })),
});
type Kept = Static<typeof Kept>;

const Settings = closed({
  /** The longest anything is kept, in seconds. */
  ttl: Type.Optional(Positive),
  /** The zones to cache. Default: those of the server block. */
  zones: Type.Optional(Zones),
  /** How answers that have data are kept. */
  success: Type.Optional(Kept),
  /** How "no such name" and "no such data" are kept. */
  denial: Type.Optional(Kept),
  /** Asks again, before it expires, for what is asked for often. */
  prefetch: Type.Optional(
    closed({
      /** Queries within `duration` that make a name worth it. 0 switches prefetching off. */
      amount: Type.Integer({ minimum: 0 }),
      /** Default: 1m. */
      duration: Type.Optional(Duration),
      /** The share of the TTL left at which it is asked for: 10 to 90, in percent. Needs `duration`. Default: 10. */
      percentage: Type.Optional(Type.Integer({ minimum: 10, maximum: 90 })),
    }),
  ),
  /** Serves expired answers while the upstream does not answer. Clients may get addresses that are no longer right. */
  serveStale: Type.Optional(
    closed({
      /** How long after it expired an answer may still be served, such as 1h. */
      duration: Duration,
      /** `immediate` serves it and then asks; `verify` asks first. Default: immediate. */
      refresh: Type.Optional(oneOf('immediate', 'verify')),
    }),
  ),
  /** How long a SERVFAIL is kept: at most 5m, as RFC 2308 says. Default: 5s. */
  servfail: Type.Optional(Duration),
  /** Zones whose denials, or whose answers, are not kept. */
  disable: Type.Optional(
    closed({
      /** Zones whose answers are not kept. */
      success: Type.Optional(Zones),
      /** Zones whose denials are not kept. */
      denial: Type.Optional(Zones),
    }),
  ),
  /** Answers keep the TTL that they came with, instead of what is left of it. Default: false. */
  keepTtl: Type.Optional(Type.Boolean()),
});
type Settings = Static<typeof Settings>;

/** The plugin `cache`: the longest time in seconds, or all of its settings. */
export const Cache = Type.Union([Positive, Settings]);
export type Cache = Static<typeof Cache>;

/** `cache 30`, or `cache { … }`. */
export function cacheDirective(cache: Cache): Directive {
  if (typeof cache === 'number') return { name: 'cache', args: [String(cache)] };
  const { ttl, zones = [], servfail, disable, keepTtl } = cache;
  const block = [
    ...kept('success', cache.success),
    ...kept('denial', cache.denial),
    ...prefetch(cache.prefetch),
    ...serveStale(cache.serveStale),
    ...option('servfail', servfail),
    ...disabled('success', disable?.success),
    ...disabled('denial', disable?.denial),
    ...flag('keepttl', keepTtl),
  ];
  return { name: 'cache', args: [...(ttl === undefined ? [] : [String(ttl)]), ...zones], block };
}

function kept(name: string, settings: Kept | undefined): Line[] {
  if (!settings) return [];
  const { capacity, ttl, minTtl } = settings;
  return [[name, ...given(capacity, ttl, minTtl)]];
}

function prefetch(settings: Settings['prefetch']): Line[] {
  if (!settings) return [];
  const { amount, duration, percentage } = settings;
  return [['prefetch', ...given(amount, duration, percentage === undefined ? undefined : `${percentage}%`)]];
}

function serveStale(settings: Settings['serveStale']): Line[] {
  return settings ? [['serve_stale', ...given(settings.duration, settings.refresh)]] : [];
}

function disabled(kind: string, zones: readonly string[] | undefined): Line[] {
  return zones ? [['disable', kind, ...zones]] : [];
}

/** The values by their place: what follows one that is missing would be read in its stead. */
function given(...values: readonly (string | number | undefined)[]): string[] {
  const end = values.indexOf(undefined);
  return values.slice(0, end < 0 ? values.length : end).map(String);
}
