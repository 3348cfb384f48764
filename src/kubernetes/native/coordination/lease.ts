import { between, text } from '../blocks/looks.js';
import { negative } from '../blocks/numbers.js';
import { defineNativeRules } from '../native-rules.js';
import { invalidValue, valueOutOfRange } from '../rule-infos/general.js';

const forEver = Number.POSITIVE_INFINITY;

/** Go reads these times by their microseconds, which must be there. */
const microTime = text(invalidValue, (time) =>
  /T\d\d:\d\d:\d\d\.\d{6}([zZ]|[+-]\d\d:\d\d)$/.test(time)
    ? undefined
    : 'must have six digits after the second, as in 2006-01-02T15:04:05.000000Z',
);

/** A Lease; the strategy of coordinated elections is dropped unread unless the server is told to know it. */
export const lease = defineNativeRules({
  group: 'coordination.k8s.io',
  kind: 'Lease',
  at: {
    '/spec/leaseDurationSeconds': between(1, forEver, valueOutOfRange, 'must be greater than 0'),
    '/spec/acquireTime': microTime,
    '/spec/renewTime': microTime,
    '/spec/leaseTransitions': between(0, forEver, valueOutOfRange, negative),
  },
});
