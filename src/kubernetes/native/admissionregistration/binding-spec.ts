import { forbidden, missing, unsupported } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { required, text, whole } from '../blocks/looks.js';
import { dnsSubdomain, pathSegmentName } from '../blocks/names.js';
import { isSet, textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { paramRefInvalid } from '../rule-infos/admission.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { matchResources } from './match-resources.js';

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

/** `spec` of the binding of a policy of either kind. */
export const bindingSpec: LookTable = merged(
  {
    '': required(),
    '/policyName': [required(), text(nameInvalid, dnsSubdomain)],
    '/paramRef': paramRef,
    '/paramRef/name': text(nameInvalid, pathSegmentName),
  },
  under('/paramRef/selector', labelSelector),
  under('/matchResources', matchResources),
);
