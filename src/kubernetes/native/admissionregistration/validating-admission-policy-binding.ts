import { duplicate, missing, unsupported } from '../blocks/faults.js';
import { itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { validationActionsInvalid } from '../rule-infos/admission.js';
import { merged, under } from '../tables.js';
import { bindingSpec } from './binding-spec.js';

const known = ['Audit', 'Deny', 'Warn'];

const actions: Look = (value, at, report) => {
  const list = itemsOf(value).map(textOf);
  if (list.length === 0)
    report(missing(at, 'at least one validation action is required', validationActionsInvalid));
  list.forEach((action, index) => {
    const here = `${at}/${index}`;
    if (!known.includes(action)) report(unsupported(here, action, known, validationActionsInvalid));
    else if (list.indexOf(action) < index) report(duplicate(here, action, validationActionsInvalid));
  });
  const says =
    'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)';
  if (list.includes('Deny') && list.includes('Warn')) report({ rule: validationActionsInvalid, at, says });
};

/** A ValidatingAdmissionPolicyBinding. */
export const validatingAdmissionPolicyBinding = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingAdmissionPolicyBinding',
  at: under('/spec', merged(bindingSpec, { '/validationActions': actions })),
});
