import type { JsonObject } from '../../../model/manifest.js';
import { child } from '../../../model/pointer.js';
import { compareQuantities, parseQuantity, type Quantity } from '../../../model/quantity.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { qualifiedName } from '../blocks/names.js';
import { at as below, fieldsOf, isFields, itemsOf, textOf } from '../blocks/read.js';
import {
  amountOf,
  containerResource,
  exceeds,
  isOvercommitted,
  quantity,
  quotaResource,
  resource,
  resourceList,
  shown,
} from '../blocks/resources.js';
import { defineNativeRules, type Look, type Report } from '../native-rules.js';
import { duplicateValue, invalidValue } from '../rule-infos/general.js';
import { selectorInvalid } from '../rule-infos/metadata.js';
import { limitRangeContradictory, quotaScopeInvalid, resourceNameInvalid } from '../rule-infos/resources.js';

const lists = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
type Lists = Readonly<Record<(typeof lists)[number], Quantity | undefined>>;

const types: Look = (value, at, report) => {
  const seen = new Set<string>();
  itemsOf(value).forEach((limit, index) => {
    const type = textOf(fieldsOf(limit).type);
    const here = `${at}/${index}/type`;
    const known = type.includes('/') || ['Pod', 'Container', 'PersistentVolumeClaim'].includes(type);
    const says =
      qualifiedName(type) ?? (known ? undefined : 'must be a standard limit type or fully qualified');
    if (says !== undefined) report(invalid(invalidValue, here, type, says));
    if (seen.has(type)) report(invalid(duplicateValue, here, type, 'is a duplicate value'));
    seen.add(type);
  });
};

const limit: Look = (value, at, report) => {
  if (!isFields(value)) return;
  const type = textOf(value.type);
  const isPod = type === 'Pod';
  for (const list of ['default', 'defaultRequest'])
    if (isPod && Object.keys(fieldsOf(value[list])).length > 0)
      report(forbidden(`${at}/${list}`, "may not be specified when `type` is 'Pod'"));
  const hasStorage = ['min', 'max'].some((list) => Object.hasOwn(fieldsOf(value[list]), 'storage'));
  if (type === 'PersistentVolumeClaim' && !hasStorage)
    report(
      missing(
        at,
        'either minimum or maximum storage value is required, but neither was provided',
        limitRangeContradictory,
      ),
    );
  resourceNames(value, isPod || type === 'Container' ? containerResource : resource, at, report);
  const names = new Set(lists.flatMap((list) => Object.keys(fieldsOf(value[list]))));
  for (const name of names) amountsFit(value, name, isPod, at, report);
};

function resourceNames(value: JsonObject, complaint: typeof resource, at: string, report: Report): void {
  for (const list of lists)
    for (const name of Object.keys(fieldsOf(value[list]))) {
      const says = complaint(name);
      if (says !== undefined) report(invalid(resourceNameInvalid, child(`${at}/${list}`, name), name, says));
    }
}

function amountsFit(value: JsonObject, name: string, isPod: boolean, at: string, report: Report): void {
  const read = (list: string) => amountOf(below(value[list], name));
  const amounts: Lists = {
    max: read('max'),
    min: read('min'),
    default: isPod ? undefined : read('default'),
    defaultRequest: isPod ? undefined : read('defaultRequest'),
    maxLimitRequestRatio: read('maxLimitRequestRatio'),
  };
  const say = (list: string, says: string) =>
    report(invalid(limitRangeContradictory, child(`${at}/${list}`, name), below(value[list], name), says));
  ordered(amounts, say);
  ratioFits(amounts, say);
  const { default: most, defaultRequest: least } = amounts;
  if (!isOvercommitted(name) && most && least && compareQuantities(most, least) !== 0)
    say(
      'defaultRequest',
      `default value ${shown(most)} must equal to defaultRequest value ${shown(least)} in ${name}`,
    );
}

/** Each pair that must not be the other way round: what is reported, and how the server names both. */
const pairs = [
  ['min', 'max', 'min', 'min value', 'max value'],
  ['min', 'defaultRequest', 'defaultRequest', 'min value', 'default request value'],
  ['defaultRequest', 'max', 'defaultRequest', 'default request value', 'max value'],
  ['defaultRequest', 'default', 'defaultRequest', 'default request value', 'default limit value'],
  ['min', 'default', 'default', 'min value', 'default value'],
  ['default', 'max', 'default', 'default value', 'max value'],
] as const;

function ordered(amounts: Lists, say: (list: string, says: string) => void): void {
  for (const [low, high, list, lowName, highName] of pairs) {
    const [a, b] = [amounts[low], amounts[high]];
    if (a && b && exceeds(a, b)) say(list, `${lowName} ${shown(a)} is greater than ${highName} ${shown(b)}`);
  }
}

function ratioFits(
  { max, min, maxLimitRequestRatio: ratio }: Lists,
  say: (list: string, says: string) => void,
): void {
  if (!ratio) return;
  const one = parseQuantity('1');
  if (!('error' in one) && exceeds(one, ratio))
    say('maxLimitRequestRatio', `ratio ${shown(ratio)} is less than 1`);
  const most = max && min && min.digits !== 0n ? asNumber(max) / asNumber(min) : undefined;
  if (most !== undefined && asNumber(ratio) > most)
    say('maxLimitRequestRatio', `ratio ${shown(ratio)} is greater than max/min = ${most.toFixed(6)}`);
}

function asNumber({ digits, exponent }: Quantity): number {
  return Number(digits) * 10 ** exponent;
}

/** A LimitRange. */
export const limitRange = defineNativeRules({
  group: '',
  kind: 'LimitRange',
  at: {
    '/spec/limits': types,
    '/spec/limits/*': limit,
    ...Object.fromEntries(lists.map((list) => [`/spec/limits/*/${list}/*`, quantity])),
  },
});

const compute = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];
const scopes = new Set([
  ...['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort'],
  ...['PriorityClass', 'CrossNamespacePodAffinity', 'VolumeAttributesClass'],
]);
const counts: Readonly<Record<string, readonly string[]>> = {
  BestEffort: ['pods'],
  VolumeAttributesClass: ['persistentvolumeclaims', 'requests.storage'],
};

const scopesFit: Look = (value, at, report) => {
  const { hard, scopes: list, scopeSelector } = fieldsOf(value);
  const resources = Object.keys(fieldsOf(hard)).filter(
    (name) => quotaResource(name) === undefined && !name.includes('/'),
  );
  scopeList(itemsOf(list).map(textOf), resources, `${at}/scopes`, report);
  const terms = itemsOf(below(scopeSelector, 'matchExpressions'));
  const named = terms.map((term) => textOf(below(term, 'scopeName')));
  scopeList(named, resources, `${at}/scopeSelector/matchExpressions`, report);
  terms.forEach((term, index) => {
    if (isFields(term)) scopeTerm(term, `${at}/scopeSelector/matchExpressions/${index}`, report);
  });
};

function scopeList(list: readonly string[], resources: readonly string[], at: string, report: Report): void {
  list.forEach((scope, index) => {
    const here = `${at}/${index}`;
    const counted = counts[scope] ?? ['pods', ...compute];
    if (!scopes.has(scope)) report(invalid(quotaScopeInvalid, here, scope, 'unsupported scope'));
    else if (resources.some((name) => !counted.includes(name)))
      report(invalid(quotaScopeInvalid, here, scope, 'unsupported scope applied to resource'));
  });
  for (const [a, b] of [
    ['BestEffort', 'NotBestEffort'],
    ['Terminating', 'NotTerminating'],
  ] as const)
    if (list.includes(a) && list.includes(b))
      report({ rule: quotaScopeInvalid, at, says: 'conflicting scopes' });
}

const onlyExists = new Set([
  'BestEffort',
  'NotBestEffort',
  'Terminating',
  'NotTerminating',
  'CrossNamespacePodAffinity',
]);

function scopeTerm(term: JsonObject, at: string, report: Report): void {
  const [scope, operator, values] = [textOf(term.scopeName), textOf(term.operator), itemsOf(term.values)];
  const isEmpty = values.length === 0;
  if (onlyExists.has(scope) && operator !== 'Exists')
    report(
      invalid(
        selectorInvalid,
        `${at}/operator`,
        operator,
        "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
      ),
    );
  else if (operator === 'In' || operator === 'NotIn') {
    if (isEmpty)
      report(
        missing(
          `${at}/values`,
          "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
          selectorInvalid,
        ),
      );
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (!isEmpty)
      report({
        rule: selectorInvalid,
        at: `${at}/values`,
        says: "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
      });
  } else report(invalid(selectorInvalid, `${at}/operator`, operator, 'not a valid selector operator'));
}

/** A ResourceQuota. */
export const resourceQuota = defineNativeRules({
  group: '',
  kind: 'ResourceQuota',
  at: {
    '/spec': scopesFit,
    '/spec/hard': resourceList(quotaResource),
    '/status/hard': resourceList(quotaResource),
    '/status/used': resourceList(quotaResource),
  },
});
