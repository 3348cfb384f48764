import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';

const MOST_SECONDS = 2 ** 31 - 1;
const word = Type.Integer({ minimum: 0, maximum: 65535 });
const text = Type.String({ minLength: 1 });

const owner = {
  /** The owner: relative to the zone (`api`), absolute with a trailing dot (`api.upyun.local.`), or `@` for the zone. */
  name: text,
  /** Seconds that answers may be cached. Default: the zone's `ttl`. */
  ttl: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_SECONDS })),
};

function several<V extends ReturnType<typeof Type.String> | ReturnType<typeof closed>>(value: V) {
  return Type.Array(value, { minItems: 1 });
}

const A = closed({
  ...owner,
  /** IPv4 addresses of the owner. */
  type: Type.Literal('A'),
  /** IPv4 addresses. */
  values: several(Type.String({ format: 'ipv4' })),
});

const Aaaa = closed({
  ...owner,
  /** IPv6 addresses of the owner. */
  type: Type.Literal('AAAA'),
  /** IPv6 addresses. */
  values: several(Type.String({ format: 'ipv6' })),
});

const Cname = closed({
  ...owner,
  /** The owner is another name. */
  type: Type.Literal('CNAME'),
  /** The name that the owner is another name of. Nothing else may stand beside it, and the zone itself can have none. */
  value: text,
});

const Ns = closed({
  ...owner,
  /** Who answers for the owner and what is below it. */
  type: Type.Literal('NS'),
  /** The names of the name servers; each needs an address, in this zone if its name is. */
  values: several(text),
});

const Ptr = closed({
  ...owner,
  /** The name of an address. */
  type: Type.Literal('PTR'),
  /** The names of the address, each absolute in most cases: the zone is `….in-addr.arpa.` */
  values: several(text),
});

const Txt = closed({
  ...owner,
  /** Texts. */
  type: Type.Literal('TXT'),
  /** One text per record, without quotes; what is longer than 255 octets is split into strings that clients join. */
  values: several(Type.String()),
});

const Mx = closed({
  ...owner,
  /** Who takes mail for the owner. */
  type: Type.Literal('MX'),
  /** The mail servers, the lowest preference first. */
  values: Type.Array(
    closed({
      /** The lower, the sooner it is tried. */
      preference: word,
      /** The mail server's name: one with an address, not another name of it. */
      exchange: text,
    }),
    { minItems: 1 },
  ),
});

const Srv = closed({
  ...owner,
  /** Where a service is found. */
  type: Type.Literal('SRV'),
  /** Where the service is; the owner is `_service._protocol`. */
  values: Type.Array(
    closed({
      /** The lower, the sooner it is tried. */
      priority: word,
      /** The share among those of the same priority. */
      weight: word,
      /** The port it listens on. */
      port: word,
      /** The host's name: one with an address, not another name of it. */
      target: text,
    }),
    { minItems: 1 },
  ),
});

const Caa = closed({
  ...owner,
  /** Who may issue certificates. */
  type: Type.Literal('CAA'),
  /** Which certificate authorities may issue for the name: RFC 8659. */
  values: Type.Array(
    closed({
      /** 128 if an authority that doesn't know the tag must refuse; 0 otherwise. */
      flags: Type.Union([Type.Literal(0), Type.Literal(128)]),
      /** `issue`, `issuewild` or `iodef`. */
      tag: Type.Union([Type.Literal('issue'), Type.Literal('issuewild'), Type.Literal('iodef')]),
      /** The authority's domain, `;` for none, or where to report to. */
      value: Type.String(),
    }),
    { minItems: 1 },
  ),
});

/** All records of one owner and type: one entry makes as many records as it has values. */
export const ZoneRecord = Type.Union([A, Aaaa, Cname, Ns, Ptr, Txt, Mx, Srv, Caa]);
export type ZoneRecord = Static<typeof ZoneRecord>;
