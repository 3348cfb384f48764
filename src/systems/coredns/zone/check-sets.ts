import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { defaultOf } from '../default-of.js';
import type { Owned } from './owners.js';
import { dataOf } from './render-zone.js';
import { ZoneFile } from './zone-file.js';

/** What the records of one owner must be to one another. */
export function checkSets(zone: ZoneFile, owned: readonly Owned[], refuse: Refuse): void {
  const defaultTtl = zone.ttl ?? defaultOf(ZoneFile.properties.ttl);
  const byOwner = groupBy(owned, ({ owner }) => owner);
  for (const entries of byOwner.values()) {
    checkCname(entries, refuse);
    for (const set of groupBy(entries, ({ record }) => record.type).values()) {
      checkTtl(set, defaultTtl, refuse);
      checkDuplicates(set, refuse);
    }
  }
}

function checkCname(entries: readonly Owned[], refuse: Refuse): void {
  const cname = entries.find(({ record }) => record.type === 'CNAME');
  if (!cname) return;
  const name = show(cname.record.name);
  if (cname.isApex) {
    const fix = 'The SOA and NS records stand there already: give the zone itself A records instead.';
    refuse(cname.at, 'The zone itself cannot be a CNAME.', fix);
  } else if (entries.length > 1) {
    const others = entries.filter((entry) => entry !== cname).map(({ record }) => record.type);
    const what = `${name} is a CNAME and has other records too (${others.join(', ')}); RFC 1034 allows nothing beside a CNAME.`;
    refuse(cname.at, what, 'Remove the CNAME, or the others: its target answers for them.');
  }
}

function checkTtl(set: readonly Owned[], defaultTtl: number, refuse: Refuse): void {
  const [first, ...rest] = set.map(({ record }) => record.ttl ?? defaultTtl);
  const other = rest.findIndex((ttl) => ttl !== first);
  const entry = set[other + 1];
  if (other < 0 || !entry) return;
  const what = `The ${entry.record.type} records of ${show(entry.record.name)} have the TTLs ${first} and ${rest[other]}; RFC 2181 wants one for all of them.`;
  refuse(`${entry.at}/ttl`, what, 'Give them the same ttl.');
}

function checkDuplicates(set: readonly Owned[], refuse: Refuse): void {
  const seen = new Set<string>();
  for (const { record, at } of set) {
    for (const data of dataOf(record)) {
      const key = record.type === 'TXT' ? data : data.toLowerCase();
      if (seen.has(key)) {
        refuse(
          at,
          `${show(record.name)} has the ${record.type} record ${show(data)} twice.`,
          'Remove one of them.',
        );
      }
      seen.add(key);
    }
  }
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
