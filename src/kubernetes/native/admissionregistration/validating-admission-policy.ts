import { invalid, missing } from '../blocks/faults.js';
import { atMostItems } from '../blocks/limits.js';
import { anyOneOf, required, uniqueBy, whole } from '../blocks/looks.js';
import { qualifiedName } from '../blocks/names.js';
import { at as below, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { admissionPolicyIncomplete } from '../rule-infos/admission.js';
import { duplicateName, invalidValue } from '../rule-infos/general.js';
import { qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { expressionThere } from './match-conditions.js';
import { policySpec } from './policy-spec.js';

const complete: Look = whole((spec, at, report) => {
  const none = 'validations or auditAnnotations must contain at least one item';
  if (itemsOf(spec.validations).length === 0 && itemsOf(spec.auditAnnotations).length === 0)
    report(missing(`${at}/validations`, none, admissionPolicyIncomplete));
});

function message(field: string): Look {
  return (value, at, report) => {
    if (typeof value !== 'string' || value === '') return;
    if (value.trim() === '') report(invalid(invalidValue, at, value, 'must be non-empty if specified'));
    else if (field === 'message' && /[\n\r]/.test(value.trim()))
      report(invalid(invalidValue, at, value, 'must not contain line breaks'));
  };
}

/** The key must do as the second part of a qualified name after that of the policy. */
const auditKeys: Look = whole(({ metadata, spec }, at, report) => {
  const name = textOf(below(metadata, 'name'));
  itemsOf(below(spec, 'auditAnnotations')).forEach((annotation, index) => {
    const key = textOf(below(annotation, 'key'));
    const here = `${at}/spec/auditAnnotations/${index}/key`;
    const says = name === '' ? 'requires metadata.name be non-empty' : qualifiedName(`${name}/${key}`);
    if (says !== undefined) report(invalid(qualifiedNameInvalid, here, key, says));
  });
});

const notSpecified = expressionThere('expression is not specified');

const spec: LookTable = merged(
  {
    '': [required(), complete],
    '/validations/*/expression': notSpecified,
    '/validations/*/message': message('message'),
    '/validations/*/messageExpression': message('messageExpression'),
    '/validations/*/reason': anyOneOf(['Forbidden', 'Invalid', 'RequestEntityTooLarge']),
    '/auditAnnotations': [atMostItems(20), uniqueBy('key', duplicateName)],
    '/auditAnnotations/*/valueExpression': expressionThere('valueExpression is not specified'),
  },
  policySpec,
);

/** A ValidatingAdmissionPolicy. */
export const validatingAdmissionPolicy = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingAdmissionPolicy',
  at: merged({ '': auditKeys }, under('/spec', spec)),
});
