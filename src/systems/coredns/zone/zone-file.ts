import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { ZoneRecord } from './records.js';

const seconds = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });

/** The zone's start of authority. The defaults keep RFC 1912's relations: retry < refresh ≪ expire. */
export const Soa = closed({
  /** The primary name server. If it lies in the zone it must have an address there. */
  primary: Type.String({
    minLength: 1,
    description: 'the name of the primary name server, such as ns1.upyun.local.',
  }),
  /** The mailbox of who is responsible, with a dot for the `@`: `root.upyun.local.` is root@upyun.local. */
  mailbox: Type.String({
    minLength: 1,
    description: 'a mailbox with a dot for the @, such as root.upyun.local.',
  }),
  /**
   * The zone's version. It must rise with every change: CoreDNS (and every secondary) reads a changed file only when
   * its serial has changed.
   */
  serial: Type.Integer({
    minimum: 1,
    maximum: 2 ** 32 - 1,
    description: 'a number that rises with every change of the zone',
  }),
  /** Seconds after which a secondary asks whether the zone has changed. Default: 300. */
  refresh: defaulted(seconds, 300),
  /** Seconds after which it asks again if nobody answered; less than `refresh`. Default: 60. */
  retry: defaulted(seconds, 60),
  /** Seconds after which a secondary that reaches nobody stops answering; far more than refresh + retry. Default: a week. */
  expire: defaulted(seconds, 604800),
  /** Seconds that "no such name" and "no such data" may be cached (RFC 2308). Default: 300. */
  minimum: defaulted(seconds, 300),
});
export type Soa = Static<typeof Soa>;

/** A zone that the server is authoritative for: the plugin `file` and the file that it reads. */
export const ZoneFile = closed({
  /** The zone's name, such as `upyun.local`. */
  zone: Type.String({ format: 'dns-zone', description: "the zone's name, such as upyun.local" }),
  /** `$TTL`: seconds that a record may be cached which has no TTL of its own. Default: 300. */
  ttl: defaulted(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }), 300),
  /** The start of authority, from which the file's first record is made. */
  soa: Soa,
  /** The records. An NS record of the zone itself is required: `{ name: '@', type: 'NS', values: ['ns1'] }`. */
  records: Type.Array(ZoneRecord),
  /** How often CoreDNS looks at the file's serial; `0` for never. Default: CoreDNS's, 1m. */
  reload: Type.Optional(Type.String({ format: 'duration' })),
  /** Look at the file's time instead of its serial (secondaries and caches still need the serial). Default: false. */
  reloadByMtime: Type.Optional(Type.Boolean()),
  /** Hands names that the zone doesn't have to the next plugin, all of them or those in the zones listed. Default: none. */
  fallthrough: Type.Optional(
    Type.Union([Type.Literal(true), Type.Array(Type.String({ format: 'dns-zone' }), { minItems: 1 })]),
  ),
});
export type ZoneFile = Static<typeof ZoneFile>;
