import { between } from '../blocks/looks.js';
import { negative } from '../blocks/numbers.js';
import { defineNativeRules } from '../native-rules.js';
import { valueOutOfRange } from '../rule-infos/general.js';

const forEver = Number.POSITIVE_INFINITY;

/** A Lease; the strategy of coordinated elections is dropped unread unless the server is told to know it. */
export const lease = defineNativeRules({
  group: 'coordination.k8s.io',
  kind: 'Lease',
  at: {
    '/spec/leaseDurationSeconds': between(1, forEver, valueOutOfRange, 'must be greater than 0'),
    '/spec/leaseTransitions': between(0, forEver, valueOutOfRange, negative),
  },
});
