import type { JsonObject } from '../../../model/manifest.js';
import { child } from '../../../model/pointer.js';
import { compareQuantities, isNoQuantity, parseQuantity, type Quantity } from '../../../model/quantity.js';
import type { Complaint } from '../blocks/complaints.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { isFields, itemsOf, textOf, type Value } from '../blocks/read.js';
import {
  amountOf,
  containerResource,
  exceeds,
  isHugePages,
  isOvercommitted,
  resourceList,
  shown,
} from '../blocks/resources.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { hugePagesInvalid, limitMissing, requestsExceedLimits } from '../rule-infos/resources.js';

/** `requests` and `limits` of one container or pod. */
export function requirements(names: Complaint = containerResource): LookTable {
  return {
    '': (value, at, report) => {
      if (!isFields(value)) return;
      const limits = mapOf(value.limits);
      const requests = mapOf(value.requests);
      requestsFit(requests, limits, at, report);
      hugePagesHaveCompany({ ...limits, ...requests }, at, report);
    },
    '/limits': [resourceList(names), wholePages],
    '/requests': [resourceList(names), wholePages],
  };
}

/** The names of the claims that a container uses: `resources.claims`. */
export function claimNames(resources: Value): readonly string[] {
  return itemsOf(isFields(resources) ? resources.claims : undefined).map((claim) =>
    textOf(isFields(claim) ? claim.name : undefined),
  );
}

function requestsFit(requests: JsonObject, limits: JsonObject, at: string, report: Report): void {
  for (const [name, written] of Object.entries(requests)) {
    const here = child(`${at}/requests`, name);
    const request = amountOf(written);
    const limit = amountOf(limits[name]);
    if (!request) continue;
    if (!limit) {
      if (!Object.hasOwn(limits, name) && !isOvercommitted(name))
        report(missing(`${at}/limits`, 'Limit must be set for non overcommitable resources', limitMissing));
    } else if (!isOvercommitted(name) && compareQuantities(request, limit) !== 0)
      report(
        invalid(requestsExceedLimits, here, written, `must be equal to ${name} limit of ${shown(limit)}`),
      );
    else if (exceeds(request, limit))
      report(
        invalid(
          requestsExceedLimits,
          here,
          written,
          `must be less than or equal to ${name} limit of ${shown(limit)}`,
        ),
      );
  }
}

function hugePagesHaveCompany(all: JsonObject, at: string, report: Report): void {
  const names = Object.keys(all);
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory'))
    report(forbidden(at, 'HugePages require cpu or memory', hugePagesInvalid));
}

const wholePages: Look = (value, at, report) => {
  for (const [name, written] of Object.entries(mapOf(value))) {
    const amount = isHugePages(name) ? amountOf(written) : undefined;
    if (!amount || isMultiple(amount, parseQuantity(name.slice('hugepages-'.length)))) continue;
    const says = `${shown(amount)} is not positive integer multiple of ${name}`;
    report(invalid(hugePagesInvalid, child(at, name), written, says));
  }
};

function isMultiple(amount: Quantity, page: ReturnType<typeof parseQuantity>): boolean {
  if (isNoQuantity(page) || page.digits <= 0n || page.exponent < 0 || page.exponent > 30) return false;
  if (amount.exponent < 0 || amount.exponent > 30) return amount.digits === 0n;
  return (
    (amount.digits * 10n ** BigInt(amount.exponent)) % (page.digits * 10n ** BigInt(page.exponent)) === 0n
  );
}

function mapOf(value: Value): JsonObject {
  return isFields(value) ? value : {};
}
