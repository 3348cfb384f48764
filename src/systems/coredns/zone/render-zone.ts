import { defaultOf } from '../default-of.js';
import type { ZoneRecord } from './records.js';
import { quoteText, quoteWhole } from './text.js';
import { Soa, ZoneFile } from './zone-file.js';

/**
 * The zone as the text of a zone file (RFC 1035 §5), one record per line: on a line of several records the first `;`
 * would make a comment of all that follow. The zone must have passed `checkZone`.
 */
export function renderZone({ zone, ttl, soa, records }: ZoneFile): string {
  const origin = `${zone.replace(/\.$/, '')}.`;
  const lines = [
    `$ORIGIN ${origin}`,
    `$TTL ${ttl ?? defaultOf(ZoneFile.properties.ttl)}`,
    `@ IN SOA ${startOfAuthority(soa)}`,
    ...records.flatMap(recordLines),
  ];
  return `${lines.join('\n')}\n`;
}

function startOfAuthority({ primary, mailbox, serial, refresh, retry, expire, minimum }: Soa): string {
  const is = Soa.properties;
  const timers = [
    refresh ?? defaultOf(is.refresh),
    retry ?? defaultOf(is.retry),
    expire ?? defaultOf(is.expire),
    minimum ?? defaultOf(is.minimum),
  ];
  return [primary, mailbox, serial, ...timers].join(' ');
}

function recordLines(record: ZoneRecord): string[] {
  const head = [record.name, ...(record.ttl === undefined ? [] : [record.ttl]), 'IN', record.type].join(' ');
  return dataOf(record).map((data) => `${head} ${data}`);
}

/** What stands behind the type, once per record. */
export function dataOf(record: ZoneRecord): string[] {
  switch (record.type) {
    case 'CNAME':
      return [record.value];
    case 'TXT':
      return record.values.map(quoteText);
    case 'MX':
      return record.values.map(({ preference, exchange }) => `${preference} ${exchange}`);
    case 'SRV':
      return record.values.map(
        ({ priority, weight, port, target }) => `${priority} ${weight} ${port} ${target}`,
      );
    case 'CAA':
      return record.values.map(({ flags, tag, value }) => `${flags} ${tag} ${quoteWhole(value)}`);
    default:
      return record.values;
  }
}
