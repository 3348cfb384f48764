import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { type Directive, flag, type Line, option } from './directive.js';
import { Count, Duration, oneOf, Texts, Zone, Zones } from './schemas.js';

const Rcodes = Type.Array(Type.String({ pattern: '^[A-Z]+$' }), { minItems: 1, uniqueItems: true });

const HealthCheck = closed({
  /** How often an upstream that failed is probed, such as 5s. */
  interval: Duration,
  /** Probes without asking for recursion, for upstreams that are authoritative only. Default: false. */
  noRecursion: Type.Optional(Type.Boolean()),
  /** The name that is asked for. Default: the root. */
  domain: Type.Optional(Zone),
});

/** The plugin `forward`: hands queries of a zone to upstreams. */
export const Forward = closed({
  /** The zone whose names are forwarded; `.` for all that nothing else answers. Default: `.`. */
  from: Type.Optional(Zone),
  /**
   * The upstreams, 1 to 15: an IP address with or without a port, `tls://` and one, a host name, or a file like
   * /etc/resolv.conf. A loopback address would be this Pod's own and is refused.
   */
  to: Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    maxItems: 15,
    uniqueItems: true,
    description: 'the upstreams, 1 to 15 of them',
  }),
  /** Zones inside `from` that are not forwarded. */
  except: Type.Optional(Zones),
  /** Which upstream is asked first. Default: random. */
  policy: Type.Optional(oneOf('random', 'round_robin', 'sequential')),
  /** How upstreams that failed are probed: the interval, or all settings. Default: 0.5s. */
  healthCheck: Type.Optional(Type.Union([Duration, HealthCheck])),
  /** Failed probes after which an upstream is left out; 0 never leaves one out. Default: 2. */
  maxFails: Type.Optional(Count),
  /** Upstream connections to try per query; 0 for as many as fit in its time. Default: 0. */
  maxConnectAttempts: Type.Optional(Count),
  /** Queries under way at most; further ones are refused at once. Each takes some 2 kB. Default: no limit. */
  maxConcurrent: Type.Optional(Count),
  /** How long an idle connection is kept. Default: 10s. */
  expire: Type.Optional(Duration),
  /** How long an answer is waited for. Default: 2s. */
  readTimeout: Type.Optional(Duration),
  /** Asks over TCP even when the query came over UDP. Default: false. */
  forceTcp: Type.Optional(Type.Boolean()),
  /** Asks over UDP first even when the query came over TCP. Default: false. */
  preferUdp: Type.Optional(Type.Boolean()),
  /** The name that the certificates of `tls://` upstreams must carry. */
  tlsServername: Type.Optional(Type.String({ format: 'dns-subdomain' })),
  /** Answer codes such as NXDOMAIN at which the next `forward` of the same zone is asked. */
  next: Type.Optional(Rcodes),
  /** Answer codes such as SERVFAIL at which the next upstream is asked. */
  failover: Type.Optional(Rcodes),
  /** Answers SERVFAIL at once when every upstream is unhealthy, instead of trying one anyway. Default: false. */
  failfastAllUnhealthyUpstreams: Type.Optional(Type.Boolean()),
  /** The resolvers, by IP address, that host names in `to` are looked up with. Default: those of the node. */
  resolver: Type.Optional(Texts),
});
export type Forward = Static<typeof Forward>;

/** The names of the options of `forward` in CoreDNS 1.14, and so what a raw block can hold. */
export const forwardOptions = [
  ...[
    'except',
    'force_tcp',
    'prefer_udp',
    'expire',
    'max_age',
    'max_idle_conns',
    'read_timeout',
    'max_fails',
  ],
  ...[
    'max_connect_attempts',
    'doh_method',
    'tls',
    'tls_servername',
    'policy',
    'health_check',
    'max_concurrent',
  ],
  ...['next', 'next_on_nodata', 'failfast_all_unhealthy_upstreams', 'failover', 'source_address', 'resolver'],
];

/** `forward FROM TO…`, with its block if there is one. */
export function forwardDirective(forward: Forward): Directive {
  const block = [
    ...option('except', forward.except),
    ...option('policy', forward.policy),
    ...healthCheck(forward.healthCheck),
    ...option('max_fails', forward.maxFails),
    ...option('max_connect_attempts', forward.maxConnectAttempts),
    ...option('max_concurrent', forward.maxConcurrent),
    ...option('expire', forward.expire),
    ...option('read_timeout', forward.readTimeout),
    ...flag('force_tcp', forward.forceTcp),
    ...flag('prefer_udp', forward.preferUdp),
    ...option('tls_servername', forward.tlsServername),
    ...option('next', forward.next),
    ...option('failover', forward.failover),
    ...flag('failfast_all_unhealthy_upstreams', forward.failfastAllUnhealthyUpstreams),
    ...option('resolver', forward.resolver),
  ];
  return { name: 'forward', args: [forward.from ?? '.', ...forward.to], block };
}

function healthCheck(settings: Forward['healthCheck']): Line[] {
  if (settings === undefined || typeof settings === 'string') return option('health_check', settings);
  const { interval, noRecursion, domain } = settings;
  return [
    ['health_check', interval, ...(noRecursion ? ['no_rec'] : []), ...(domain ? ['domain', domain] : [])],
  ];
}
