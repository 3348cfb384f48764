import { canonicalCidr } from '../../cidr.js';
import { invalid, missing } from '../blocks/faults.js';
import { isOnePerVersion, strictCidr } from '../blocks/ip.js';
import { isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { cidrInvalid } from '../rule-infos/general.js';
import { serviceRangesInvalid } from '../rule-infos/networking.js';

const ranges: Look = (value, at, report) => {
  const list = itemsOf(value).map(textOf);
  if (list.length === 0) report(missing(at, 'at least one CIDR required', serviceRangesInvalid));
  const isRead = list.every((range) => strictCidr(range) === undefined);
  const says =
    list.length > 2
      ? 'may only hold up to 2 values'
      : isRead &&
        !isOnePerVersion(list) &&
        'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64';
  if (says) report({ rule: serviceRangesInvalid, at, says });
};

const range: Look = (value, at, report) => {
  if (typeof value !== 'string') return;
  const says = strictCidr(value);
  if (says !== undefined) report(invalid(cidrInvalid, at, value, says));
  else if (canonicalCidr(value) !== value) {
    const canonical = JSON.stringify(canonicalCidr(value));
    report(invalid(cidrInvalid, at, value, `must be in canonical form (${canonical})`));
  }
};

/** What is missing is looked at by those above it. */
const there: Look = (value, at, report, surroundings) => {
  if (!isSet(value)) ranges(undefined, `${at}/cidrs`, report, surroundings);
};

/** A ServiceCIDR. */
export const serviceCidr = defineNativeRules({
  group: 'networking.k8s.io',
  kind: 'ServiceCIDR',
  at: { '/spec': there, '/spec/cidrs': ranges, '/spec/cidrs/*': range },
});
