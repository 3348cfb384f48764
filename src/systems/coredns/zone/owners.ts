import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { endsIn, writeName } from './name.js';
import type { ZoneRecord } from './records.js';
import { resolveName } from './resolve-name.js';
import type { ZoneFile } from './zone-file.js';

/** An entry of the zone with its owner's absolute name. */
export interface Owned {
  readonly record: ZoneRecord;
  readonly owner: string;
  readonly isApex: boolean;
  readonly at: Pointer;
}

/** The entries with their owners; undefined after a refusal. */
export function ownersOf(
  zone: ZoneFile,
  labels: readonly string[],
  at: Pointer,
  refuse: Refuse,
): Owned[] | undefined {
  const owned: Owned[] = [];
  for (const [i, record] of zone.records.entries()) {
    const here = child(`${at}/records`, i);
    const name = resolveName(record.name, labels, `${here}/name`, refuse);
    if (name && !endsIn(name, labels)) {
      const what = `The name ${show(record.name)} lies outside the zone ${show(zone.zone)}.`;
      refuse(`${here}/name`, what, 'Put it into a zone of its own, or write it without the trailing dot.');
    } else if (name) {
      owned.push({ record, owner: writeName(name), isApex: name.length === labels.length, at: here });
    }
  }
  return owned.length === zone.records.length ? owned : undefined;
}
