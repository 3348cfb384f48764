import type { Pointer } from '../../../model/pointer.js';
import type { Refuse } from '../../../synth/props.js';
import { checkSets } from './check-sets.js';
import { checkSoa } from './check-soa.js';
import { checkTargets } from './check-targets.js';
import { ownersOf } from './owners.js';
import { labelsOf } from './resolve-name.js';
import type { ZoneFile } from './zone-file.js';

/**
 * Refuses what no name server would load, or what would answer wrongly without a word: RFC 1034, 1035, 1912 and 2181.
 *
 * @param at where the zone is in the props
 */
export function checkZone(zone: ZoneFile, at: Pointer, refuse: Refuse): void {
  const labels = labelsOf(zone.zone);
  checkSoa(zone.soa, labels, `${at}/soa`, refuse);
  const owned = ownersOf(zone, labels, at, refuse);
  // Names that cannot be read have been told; what they would mean for the rest is not known.
  if (!owned) return;
  checkSets(zone, owned, refuse);
  checkTargets(zone, labels, owned, at, refuse);
}
