import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { type Directive, fallthrough, flag, option } from './directive.js';
import { Duration, Fallthrough, Zones } from './schemas.js';

/** The plugin `hosts`: addresses of single names, in the Corefile itself. The Pod's own /etc/hosts is served too. */
export const Hosts = closed({
  /** The addresses with their names. */
  entries: Type.Array(
    closed({
      /** An IPv4 or IPv6 address. */
      ip: Type.String({ format: 'ip' }),
      /** The names that have it. */
      names: Type.Array(Type.String({ format: 'dns-subdomain' }), { minItems: 1, uniqueItems: true }),
    }),
    { minItems: 1 },
  ),
  /** The zones that it answers for. Default: those of the server block. */
  zones: Type.Optional(Zones),
  /** Seconds that the answers may be cached. Default: 3600. */
  ttl: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
  /** Answers no reverse lookups. Default: false. */
  noReverse: Type.Optional(Type.Boolean()),
  /** How often the Pod's /etc/hosts is read; `0` for once. Default: 5s. */
  reload: Type.Optional(Duration),
  /** Which names that it lacks the next plugin gets. Default: none: they are answered NXDOMAIN. */
  fallthrough: Type.Optional(Fallthrough),
});
export type Hosts = Static<typeof Hosts>;

/** `hosts { … }`; the entries come first, as after `fallthrough` CoreDNS takes none. */
export function hostsDirective(hosts: Hosts): Directive {
  const block = [
    ...hosts.entries.map(({ ip, names }) => [ip, ...names]),
    ...option('ttl', hosts.ttl),
    ...flag('no_reverse', hosts.noReverse),
    ...option('reload', hosts.reload),
    ...fallthrough(hosts.fallthrough),
  ];
  // Zones can only be given behind a file; this is the one that is read without them, too.
  return { name: 'hosts', args: hosts.zones ? ['/etc/hosts', ...hosts.zones] : [], block };
}
