import { missing, unsupported } from '../blocks/faults.js';
import { zeroOr } from '../blocks/limits.js';
import { anyOneOf, between } from '../blocks/looks.js';
import { textOf } from '../blocks/read.js';
import { amount } from '../blocks/resources.js';
import type { Look, LookTable } from '../native-rules.js';
import { scalingPolicyInvalid } from '../rule-infos/autoscaling.js';
import { merged, under } from '../tables.js';

const forEver = Number.POSITIVE_INFINITY;
const notPositive = 'must be greater than zero';

const type: Look = (value, at, report) => {
  if (value !== undefined && typeof value !== 'string') return;
  if (value !== 'Pods' && value !== 'Percent')
    report(unsupported(at, textOf(value), ['Percent', 'Pods'], scalingPolicyInvalid));
};

/** Only a list that is written empty is without policies; a missing one is filled in. */
const policies: Look = (value, at, report) => {
  if (Array.isArray(value) && value.length === 0)
    report(missing(at, 'must specify at least one Policy', scalingPolicyInvalid));
};

const rules: LookTable = {
  '/stabilizationWindowSeconds': [
    between(0, forEver, scalingPolicyInvalid, 'must be greater than or equal to zero'),
    between(-forEver, 3600, scalingPolicyInvalid, 'must be less than or equal to 3600'),
  ],
  '/selectPolicy': anyOneOf(['Disabled', 'Max', 'Min'], scalingPolicyInvalid),
  '/policies': policies,
  '/policies/*/type': type,
  '/policies/*/value': zeroOr(1, forEver, notPositive, scalingPolicyInvalid),
  '/policies/*/periodSeconds': [
    zeroOr(1, forEver, notPositive, scalingPolicyInvalid),
    zeroOr(-forEver, 1800, 'must be less than or equal to 1800', scalingPolicyInvalid),
  ],
  '/tolerance': amount,
};

/** `behavior`: how fast it goes up and down. */
export const behavior: LookTable = merged(under('/scaleUp', rules), under('/scaleDown', rules));
