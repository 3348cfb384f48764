import {
  compareQuantities,
  formatQuantity,
  isNoQuantity,
  isWhole,
  type Quantity,
  readQuantity,
} from '../../../model/quantity.js';
import type { Look, Report } from '../native-rules.js';
import { quantityInvalid, quantityNegative } from '../rule-infos/general.js';
import { quantityNotWhole, resourceNameInvalid } from '../rule-infos/resources.js';
import type { Complaint } from './complaints.js';
import { invalid } from './faults.js';
import { qualifiedName } from './names.js';
import { negative, notPositive } from './numbers.js';
import { isFields, type Value } from './read.js';

const containers = new Set(['cpu', 'memory', 'ephemeral-storage']);
const counted = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const quotas = new Set([
  ...containers,
  ...['requests.cpu', 'requests.memory', 'requests.storage', 'requests.ephemeral-storage'],
  ...['limits.cpu', 'limits.memory', 'limits.ephemeral-storage'],
  ...counted,
]);
const standard = new Set([...quotas, 'storage']);
const whole = new Set(counted);
const zero: Quantity = { digits: 0n, exponent: 0, form: 'decimal' };

/** The amount, if it is one. A null that is written is zero, as it is for the server. */
export function amountOf(value: Value): Quantity | undefined {
  if (value === null) return zero;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const quantity = readQuantity(value);
  return isNoQuantity(quantity) ? undefined : quantity;
}

/** An amount that can be read. */
export const quantity: Look = (value, at, report) => {
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const read = readQuantity(value);
  if (isNoQuantity(read)) report(invalid(quantityInvalid, at, value, read.error));
};

/** An amount of zero or more. */
export const amount: Look = (value, at, report, surroundings) => {
  quantity(value, at, report, surroundings);
  if ((amountOf(value)?.digits ?? 0n) < 0n) report(invalid(quantityNegative, at, value, negative));
};

/** An amount of more than zero. */
export const positiveAmount: Look = (value, at, report, surroundings) => {
  quantity(value, at, report, surroundings);
  if ((amountOf(value)?.digits ?? 1n) <= 0n) report(invalid(quantityNegative, at, value, notPositive));
};

/** What a container may ask for: cpu, memory, ephemeral-storage, hugepages-2Mi, example.com/gpu. */
export const containerResource: Complaint = (name) => {
  const says = resource(name);
  if (says !== undefined) return says;
  if (!name.includes('/'))
    return containers.has(name) || isHugePages(name)
      ? undefined
      : 'must be a standard resource for containers';
  return isNative(name) || isExtended(name) ? undefined : "doesn't follow extended resource name standard";
};

/** What a quota may limit. */
export const quotaResource: Complaint = (name) => {
  const says = resource(name);
  if (says !== undefined || name.includes('/')) return says;
  const isKnown = quotas.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
  return isKnown ? undefined : 'must be a standard resource for quota';
};

/** Any resource: a standard one, or one with a domain. */
export const resource: Complaint = (name) => {
  const says = qualifiedName(name);
  if (says !== undefined || name.includes('/')) return says;
  const isKnown = standard.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
  return isKnown ? undefined : 'must be a standard resource type or fully qualified';
};

/** `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether more of it may be promised than there is. */
export function isOvercommitted(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

/** A map from resources to amounts, both looked at. */
export function resourceList(names: Complaint): Look {
  return (value, at, report, surroundings) => {
    if (!isFields(value)) return;
    for (const [name, written] of Object.entries(value)) {
      const here = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const says = names(name);
      if (says !== undefined) report(invalid(resourceNameInvalid, here, name, says));
      amount(written ?? undefined, here, report, surroundings);
      wholeWhereCounted(name, written, here, report);
    }
  };
}

/** `1500m` as the server writes it back: `1500m`; `1024Mi` as `1Gi`. */
export function shown(value: Quantity): string {
  return formatQuantity(value);
}

/** Whether the first is more than the second. */
export function exceeds(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) > 0;
}

function wholeWhereCounted(name: string, value: Value, at: string, report: Report): void {
  const read = amountOf(value);
  if (!read || isCountable(read) || !(whole.has(name) || isExtended(name))) return;
  report(invalid(quantityNotWhole, at, value, 'must be an integer'));
}

/** The server counts in thousandths, of which 64 bits hold so many. */
const mostCounted = readQuantity('9223372036854775');

function isCountable(amount: Quantity): boolean {
  return isWhole(amount) && ('error' in mostCounted || !exceeds(amount, mostCounted));
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`) === undefined;
}
