import { durationInSeconds } from '../../../kubernetes/duration.js';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { Cache } from './cache.js';

/** What CoreDNS stops on, and what it would read as something else. */
export function checkCache(cache: Cache, at: Pointer, refuse: Refuse): void {
  if (typeof cache === 'number') return;
  for (const kind of ['success', 'denial'] as const) {
    const kept = cache[kind];
    if (kept?.minTtl !== undefined && kept.ttl === undefined) {
      refuse(
        `${at}/${kind}/minTtl`,
        'minTtl stands behind ttl on the same line and cannot stand alone.',
        'Set ttl too.',
      );
    }
  }
  if (cache.prefetch?.percentage !== undefined && cache.prefetch.duration === undefined) {
    const what = 'percentage stands behind duration on the same line and cannot stand alone.';
    refuse(`${at}/prefetch/percentage`, what, 'Set duration too: 1m is the default.');
  }
  if (cache.servfail !== undefined && durationInSeconds(cache.servfail) > 300) {
    const what = `servfail is ${show(cache.servfail)}; RFC 2308 allows no more than 5m, and CoreDNS does not start with more.`;
    refuse(`${at}/servfail`, what, 'Set 5m or less.');
  }
}
