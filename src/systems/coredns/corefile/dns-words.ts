import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { suggest } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';

/** What CoreDNS 1.14 takes: IANA's names of classes, record types and response codes, as far as it knows them. */
const words = {
  class: 'IN CH HS CS NONE ANY',
  'record type': [
    'A AAAA AFSDB AMTRELAY ANY APL ATMA AVC AXFR CAA CDNSKEY CDS CERT CNAME CSYNC DHCID DLV DNAME DNSKEY DS EID EUI48',
    'EUI64 GID GPOS HINFO HIP HTTPS IPSECKEY ISDN IXFR KEY KX L32 L64 LOC LP MAILA MAILB MB MD MF MG MINFO MR MX NAPTR',
    'NID NIMLOC NINFO NS NSEC NSEC3 NSEC3PARAM NULL NXNAME NXT OPENPGPKEY OPT PTR PX RESINFO RKEY RP RRSIG RT SIG',
    'SMIMEA SOA SPF SRV SSHFP SVCB TA TALINK TKEY TLSA TSIG TXT UID UINFO UNSPEC URI X25 ZONEMD',
  ].join(' '),
  'response code': [
    'NOERROR FORMERR SERVFAIL NXDOMAIN NOTIMP REFUSED YXDOMAIN YXRRSET NXRRSET NOTAUTH NOTZONE DSOTYPENI BADSIG BADKEY',
    'BADTIME BADMODE BADNAME BADALG BADTRUNC BADCOOKIE',
  ].join(' '),
} as const;

/** Refuses a word that CoreDNS does not know, as it would not start with it. */
export function checkDnsWord(kind: keyof typeof words, word: string, at: Pointer, refuse: Refuse): void {
  const known = words[kind].split(' ');
  if (known.includes(word)) return;
  const meant = suggest(word, known);
  const such = known.slice(0, 3).join(', ');
  const fix = meant ? `Did you mean ${show(meant)}?` : `Use one that it knows, such as ${such}.`;
  refuse(at, `CoreDNS knows no ${kind} ${show(word)}.`, fix);
}
