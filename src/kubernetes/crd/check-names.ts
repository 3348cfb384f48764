import type { JsonObject } from '../../model/manifest.js';
import type { Complaint } from '../native/blocks/complaints.js';
import { dns1035Label, dnsSubdomain } from '../native/blocks/names.js';
import { at, fieldsOf, itemsOf, textOf, type Value } from '../native/blocks/read.js';
import { invalid, missing, type Report } from './report.js';
import { crdNames, crdScope, crdUnknownFieldsKept } from './rules.js';

/** Group, scope, and the names of the kind. */
export function checkNames(crd: JsonObject, report: Report): void {
  const { group, names, scope, preserveUnknownFields } = fieldsOf(crd.spec);
  checkGroup(textOf(group), report);
  checkScope(scope, report);
  if (preserveUnknownFields === true) {
    const says =
      'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead';
    report(invalid(crdUnknownFieldsKept, '/spec/preserveUnknownFields', true, says));
  }
  checkKindNames(fieldsOf(names), report);
  const name = at(crd, 'metadata', 'name');
  const wanted = `${textOf(at(names, 'plural'))}.${textOf(group)}`;
  if (typeof name === 'string' && name !== wanted)
    report(invalid(crdNames, '/metadata/name', name, 'must be spec.names.plural+"."+spec.group'));
}

function checkGroup(group: string, report: Report): void {
  const place = '/spec/group';
  const says = dnsSubdomain(group);
  if (group === '') report(missing(crdNames, place));
  else if (says !== undefined) report(invalid(crdNames, place, group, says));
  else if (!group.includes('.'))
    report(invalid(crdNames, place, group, 'should be a domain with at least one dot'));
}

function checkScope(scope: Value, report: Report): void {
  const says = 'is not supported, supported values: "Cluster", "Namespaced"';
  if (textOf(scope) === '') report(missing(crdScope, '/spec/scope'));
  else if (scope !== 'Cluster' && scope !== 'Namespaced')
    report(invalid(crdScope, '/spec/scope', scope, says));
}

function checkKindNames(names: JsonObject, report: Report): void {
  const { plural, singular, kind, listKind, shortNames, categories } = names;
  const label = checker(dns1035Label, report);
  const mixedCase = checker(mixedCaseLabel, report);
  if (textOf(plural) === '') report(missing(crdNames, '/spec/names/plural'));
  if (textOf(kind) === '') report(missing(crdNames, '/spec/names/kind'));
  label('/spec/names/plural', textOf(plural));
  label('/spec/names/singular', textOf(singular));
  mixedCase('/spec/names/kind', textOf(kind));
  mixedCase('/spec/names/listKind', textOf(listKind));
  if (textOf(kind) !== '' && kind === listKind)
    report(invalid(crdNames, '/spec/names/listKind', listKind, 'kind and listKind may not be the same'));
  for (const [field, list] of Object.entries({ shortNames, categories }))
    for (const [index, name] of itemsOf(list).entries())
      checkListed(`/spec/names/${field}/${index}`, textOf(name), report);
}

/** In a list an empty text is a name as well. */
function checkListed(place: string, name: string, report: Report): void {
  const says = dns1035Label(name);
  if (says !== undefined) report(invalid(crdNames, place, name, says));
}

/** Names that are not there are somebody else's affair. */
function checker(complaint: Complaint, report: Report) {
  return (place: string, value: Value): void => {
    const says = typeof value === 'string' && value !== '' ? complaint(value) : undefined;
    if (says !== undefined) report(invalid(crdNames, place, value, says));
  };
}

function mixedCaseLabel(text: string): string | undefined {
  const says = dns1035Label(text.toLowerCase());
  return says && `may have mixed case, but should otherwise match: ${says}`;
}
