import { invalid, missing } from '../blocks/faults.js';
import { atMostItems } from '../blocks/limits.js';
import { anyOneOf, anyText, required, uniqueBy, whole } from '../blocks/looks.js';
import { cIdentifier, dns1035Label, dnsSubdomain, qualifiedName } from '../blocks/names.js';
import { at as below, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { admissionPolicyIncomplete } from '../rule-infos/admission.js';
import { duplicateName, invalidValue } from '../rule-infos/general.js';
import { nameInvalid, qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { expressionThere, matchConditions } from './match-conditions.js';
import { matchResources } from './match-resources.js';

const complete: Look = whole((spec, at, report) => {
  if (!isSet(spec.matchConstraints)) report(missing(`${at}/matchConstraints`, '', admissionPolicyIncomplete));
  else if (itemsOf(below(spec, 'matchConstraints', 'resourceRules')).length === 0)
    report(missing(`${at}/matchConstraints/resourceRules`, '', admissionPolicyIncomplete));
  const none = 'validations or auditAnnotations must contain at least one item';
  if (itemsOf(spec.validations).length === 0 && itemsOf(spec.auditAnnotations).length === 0)
    report(missing(`${at}/validations`, none, admissionPolicyIncomplete));
});

const paramKind: Look = whole(({ apiVersion, kind }, at, report) => {
  const [version, name] = [textOf(apiVersion), textOf(kind)];
  const says = version === '' ? undefined : versionComplaint(version);
  if (version === '') report(missing(`${at}/apiVersion`));
  if (says !== undefined) report(invalid(invalidValue, `${at}/apiVersion`, version, says));
  const kindSays = dns1035Label(name.toLowerCase());
  if (name === '') report(missing(`${at}/kind`));
  else if (kindSays !== undefined) {
    const words = `may have mixed case, but should otherwise match: ${kindSays}`;
    report(invalid(nameInvalid, `${at}/kind`, name, words));
  }
});

function versionComplaint(text: string): string | undefined {
  const parts = text.split('/');
  if (parts.length > 2) return `unexpected GroupVersion string: ${text}`;
  const [group, version] = parts.length === 2 ? parts : ['', parts[0]];
  const says = group ? dnsSubdomain(group) : undefined;
  return says ?? (version ? dns1035Label(version) : 'version must be specified');
}

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

const variableName: Look = (value, at, report, surroundings) => {
  if (textOf(value).trim() === '') report(missing(at, 'name is not specified'));
  else
    anyText(invalidValue, (name) =>
      cIdentifier(name) === undefined ? undefined : 'must be a valid CEL identifier',
    )(value, at, report, surroundings);
};

const notSpecified = expressionThere('expression is not specified');

const spec: LookTable = merged(
  {
    '': [required(), complete],
    '/failurePolicy': anyOneOf(['Fail', 'Ignore']),
    '/paramKind': paramKind,
    '/variables/*/name': variableName,
    '/variables/*/expression': notSpecified,
    '/validations/*/expression': notSpecified,
    '/validations/*/message': message('message'),
    '/validations/*/messageExpression': message('messageExpression'),
    '/validations/*/reason': anyOneOf(['Forbidden', 'Invalid', 'RequestEntityTooLarge']),
    '/auditAnnotations': [atMostItems(20), uniqueBy('key', duplicateName)],
    '/auditAnnotations/*/valueExpression': expressionThere('valueExpression is not specified'),
  },
  under('/matchConstraints', matchResources),
  under('/matchConditions', matchConditions),
);

/** A ValidatingAdmissionPolicy; what its expressions say is not looked at. */
export const validatingAdmissionPolicy = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingAdmissionPolicy',
  at: merged({ '': auditKeys }, under('/spec', spec)),
});
