import type { RuleInfo } from '../../../model/fault.js';
import { child } from '../../../model/pointer.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { labelKeyInvalid, labelValueInvalid, selectorInvalid } from '../rule-infos/metadata.js';
import { forbidden, invalid, missing } from './faults.js';
import { anyText, whole } from './looks.js';
import { labelValue, qualifiedName } from './names.js';
import { isFields, itemsOf, textOf } from './read.js';

/** A label's key. The server refuses the empty one too. */
export const labelKey: Look = anyText(labelKeyInvalid, qualifiedName);

/** A map of labels, or a node selector. */
export const labels: Look = (value, at, report) => {
  if (!isFields(value)) return;
  for (const [key, text] of Object.entries(value)) {
    complain(labelKeyInvalid, child(at, key), key, qualifiedName(key), report);
    if (typeof text === 'string') complain(labelValueInvalid, child(at, key), text, labelValue(text), report);
  }
};

/** One entry of `matchExpressions`; a node selector knows `Gt` and `Lt` as well. */
export function requirement(kind: 'labels' | 'nodes', looksAtValues = true): Look {
  return whole(({ key, operator, values }, at, report) => {
    operatorFits(textOf(operator), itemsOf(values).length, kind, at, report);
    complain(labelKeyInvalid, `${at}/key`, textOf(key), qualifiedName(textOf(key)), report);
    if (!looksAtValues) return;
    itemsOf(values).forEach((item, index) => {
      if (typeof item === 'string')
        complain(labelValueInvalid, `${at}/values/${index}`, item, labelValue(item), report);
    });
  });
}

/** `matchLabels` and `matchExpressions`. */
export const labelSelector: LookTable = {
  '/matchLabels': labels,
  '/matchExpressions/*': requirement('labels'),
};

function operatorFits(
  operator: string,
  values: number,
  kind: 'labels' | 'nodes',
  at: string,
  report: Report,
): void {
  if (operator === 'In' || operator === 'NotIn') {
    const detail = "must be specified when `operator` is 'In' or 'NotIn'";
    if (values === 0) report(missing(`${at}/values`, detail, selectorInvalid));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    if (values > 0) report(forbidden(`${at}/values`, detail, selectorInvalid));
  } else if (kind === 'nodes' && (operator === 'Gt' || operator === 'Lt')) {
    const detail = "must be specified single value when `operator` is 'Lt' or 'Gt'";
    if (values !== 1) report(missing(`${at}/values`, detail, selectorInvalid));
  } else report(invalid(selectorInvalid, `${at}/operator`, operator, 'not a valid selector operator'));
}

function complain(rule: RuleInfo, at: string, value: string, says: string | undefined, report: Report): void {
  if (says !== undefined) report(invalid(rule, at, value, says));
}
