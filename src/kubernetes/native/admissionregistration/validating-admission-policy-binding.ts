import { duplicate, forbidden, missing, unsupported } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { required, text, whole } from '../blocks/looks.js';
import { dnsSubdomain, pathSegmentName } from '../blocks/names.js';
import { isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { paramRefInvalid, validationActionsInvalid } from '../rule-infos/admission.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { matchResources } from './match-resources.js';

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

const paramRef: Look = whole(({ name, selector, parameterNotFoundAction: action }, at, report) => {
  const hasName = textOf(name) !== '';
  const both = 'name and selector are mutually exclusive';
  if (hasName && isSet(selector)) report(forbidden(`${at}/name`, both, paramRefInvalid));
  if (!hasName && !isSet(selector))
    report(missing(at, 'one of name or selector must be specified', paramRefInvalid));
  const here = `${at}/parameterNotFoundAction`;
  if (textOf(action) === '') report(missing(here, '', paramRefInvalid));
  else if (action !== 'Allow' && action !== 'Deny')
    report(unsupported(here, action, ['Allow', 'Deny'], paramRefInvalid));
});

/** A ValidatingAdmissionPolicyBinding. */
export const validatingAdmissionPolicyBinding = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingAdmissionPolicyBinding',
  at: merged(
    {
      '/spec': required(),
      '/spec/policyName': [required(), text(nameInvalid, dnsSubdomain)],
      '/spec/validationActions': actions,
      '/spec/paramRef': paramRef,
      '/spec/paramRef/name': text(nameInvalid, pathSegmentName),
    },
    under('/spec/paramRef/selector', labelSelector),
    under('/spec/matchResources', matchResources),
  ),
});
