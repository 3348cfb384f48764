import { defineRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind } from '../support/delta.js';

/** A name that clients look up. */
export const serviceRemoved = defineRisk({
  id: 'service-removed',
  level: 'outage',
  why: 'The name of the Service resolves no more, its address is given back, and whoever connects to either fails.',
  fix: 'Make sure that no client has the name, in this set or elsewhere; where it is only renamed, keep the old one beside the new one until all have moved.',
  *check(delta) {
    if (isGone(delta) && isOfKind(delta, 'Service', 'Service.serving.knative.dev'))
      yield { what: `${howItWent(delta)}.` };
  },
});
