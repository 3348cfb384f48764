import { invalid, missing } from '../blocks/faults.js';
import { anyOneOf, anyText, whole } from '../blocks/looks.js';
import { cIdentifier, dns1035Label, dnsSubdomain } from '../blocks/names.js';
import { at as below, isSet, itemsOf, textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { admissionPolicyIncomplete } from '../rule-infos/admission.js';
import { invalidValue } from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { policyExpressions } from './expressions.js';
import { expressionThere, matchConditions } from './match-conditions.js';
import { matchResources } from './match-resources.js';

const constrained: Look = whole((spec, at, report) => {
  if (!isSet(spec.matchConstraints)) report(missing(`${at}/matchConstraints`, '', admissionPolicyIncomplete));
  else if (itemsOf(below(spec, 'matchConstraints', 'resourceRules')).length === 0)
    report(missing(`${at}/matchConstraints/resourceRules`, '', admissionPolicyIncomplete));
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

const variableName: Look = (value, at, report, surroundings) => {
  if (textOf(value).trim() === '') report(missing(at, 'name is not specified'));
  else
    anyText(invalidValue, (name) =>
      cIdentifier(name) === undefined ? undefined : 'must be a valid CEL identifier',
    )(value, at, report, surroundings);
};

/** `spec` of a policy of either kind: what it is about, and what its expressions may use. */
export const policySpec: LookTable = merged(
  {
    '': [constrained, policyExpressions],
    '/failurePolicy': anyOneOf(['Fail', 'Ignore']),
    '/paramKind': paramKind,
    '/variables/*/name': variableName,
    '/variables/*/expression': expressionThere('expression is not specified'),
  },
  under('/matchConstraints', matchResources),
  under('/matchConditions', matchConditions),
);
