import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isSet, textOf, type Value } from '../native/blocks/read.js';
import { below, invalid, missing, type Report } from './report.js';
import { crdRule } from './rules.js';

const reasons = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired'];

/** `x-kubernetes-validations` as far as it is text; whether the rules can be compiled is not looked at. */
export function checkRules(rules: readonly Value[], at: Pointer, report: Report): void {
  for (const [index, rule] of rules.entries())
    checkRule(rule, below(at, 'x-kubernetes-validations', index), report);
}

function checkRule(value: Value, here: Pointer, report: Report): void {
  const { message, messageExpression, reason, fieldPath } = fieldsOf(value);
  const rule = textOf(fieldsOf(value).rule).trim();
  if (rule === '') report(missing(crdRule, below(here, 'rule'), 'rule is not specified'));
  else if (isBlank(message)) wrong('message', message, 'must be non-empty if specified');
  else if (hasBreaks(textOf(message).trim())) wrong('message', message, 'must not contain line breaks');
  else if (hasBreaks(rule) && textOf(message) === '')
    report(
      missing(crdRule, below(here, 'message'), 'message must be specified if rule contains line breaks'),
    );
  if (isBlank(messageExpression)) {
    const says = 'messageExpression must be non-empty if specified';
    report(missing(crdRule, below(here, 'messageExpression'), says));
  }
  if (isSet(reason) && !reasons.includes(textOf(reason))) {
    const listed = reasons.map((each) => JSON.stringify(each)).join(', ');
    wrong('reason', reason, `is not supported, supported values: ${listed}`);
  }
  if (isBlank(fieldPath)) wrong('fieldPath', fieldPath, 'must be non-empty if specified');
  if (hasBreaks(textOf(fieldPath))) wrong('fieldPath', fieldPath, 'must not contain line breaks');

  function wrong(name: string, given: Value, says: string): void {
    report(invalid(crdRule, below(here, name), given, says));
  }
}

function isBlank(value: Value): boolean {
  return textOf(value) !== '' && textOf(value).trim() === '';
}

function hasBreaks(text: string): boolean {
  return /[\n\r]/.test(text);
}
