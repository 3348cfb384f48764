import type { JsonObject, KubernetesObject } from '../../model/manifest.js';
import { apiGroup } from '../../model/manifest.js';
import { annotations } from './blocks/annotations.js';
import { invalid, missing, unsupported } from './blocks/faults.js';
import { labels } from './blocks/labels.js';
import { anyText, notNegative, text, whole } from './blocks/looks.js';
import { dnsLabel, pathSegmentName, qualifiedName } from './blocks/names.js';
import { bytesOf, fieldsOf, isSet, itemsOf, textOf } from './blocks/read.js';
import { factsOf, type KindFacts } from './kinds.js';
import type { Look, LookTable, Report } from './native-rules.js';
import {
  finalizerInvalid,
  managedFieldsInvalid,
  nameInvalid,
  nameMissing,
  namespaceNotAllowed,
  ownerReferenceInvalid,
} from './rule-infos/metadata.js';
import { compileTable } from './walk.js';

const orphan = 'orphan';
const foreground = 'foregroundDeletion';

const owner: Look = whole((reference, at, report) => {
  for (const field of ['apiVersion', 'kind', 'name', 'uid'])
    if (textOf(reference[field]) === '')
      report(missing(`${at}/${field}`, 'must not be empty', ownerReferenceInvalid));
  const version = textOf(reference.apiVersion);
  if (version.split('/').length > 2 || version.endsWith('/'))
    report(
      invalid(ownerReferenceInvalid, `${at}/apiVersion`, version, 'must be <group>/<version> or <version>'),
    );
  if (version === 'v1' && reference.kind === 'Event')
    report({ rule: ownerReferenceInvalid, at, says: '/v1, Kind=Event is disallowed from being an owner' });
});

const owners: Look = (value, at, report) => {
  // The server drops those that are there already.
  const different = new Set(itemsOf(value).map((item) => JSON.stringify(item)));
  const controllers = [...different]
    .map((text): JsonObject => fieldsOf(JSON.parse(text)))
    .filter(({ controller }) => controller === true)
    .map(({ kind, name }) => `${textOf(kind)}/${textOf(name)}`);
  for (const other of controllers.slice(1))
    report({
      rule: ownerReferenceInvalid,
      at,
      says: `Only one reference can have Controller set to true. Found "true" in references for ${controllers[0]} and ${other}`,
    });
};

const bothFinalizers: Look = (value, at, report) => {
  const set = itemsOf(value);
  if (set.includes(orphan) && set.includes(foreground))
    report({ rule: finalizerInvalid, at, says: `finalizer ${orphan} and ${foreground} cannot be both set` });
};

const managed: Look = whole((entry, at, report) => {
  const { operation, fieldsType, manager, subresource } = entry;
  if (textOf(operation) === '') report(missing(`${at}/operation`, 'must not be empty', managedFieldsInvalid));
  else if (operation !== 'Apply' && operation !== 'Update')
    report(unsupported(`${at}/operation`, operation, ['Apply', 'Update'], managedFieldsInvalid));
  if (textOf(fieldsType) !== '' && fieldsType !== 'FieldsV1')
    report(invalid(managedFieldsInvalid, `${at}/fieldsType`, fieldsType, 'must be `FieldsV1`'));
  const tooLong = (field: string, most: number) =>
    report({
      rule: managedFieldsInvalid,
      at: `${at}/${field}`,
      says: `Too long: may not be more than ${most} bytes`,
    });
  if (bytesOf(textOf(manager)) > 128) tooLong('manager', 128);
  if (bytesOf(textOf(subresource)) > 256) tooLong('subresource', 256);
});

const table: LookTable = {
  '/namespace': text(nameInvalid, dnsLabel),
  '/labels': labels,
  '/annotations': annotations,
  '/ownerReferences': owners,
  '/ownerReferences/*': owner,
  '/finalizers': bothFinalizers,
  '/finalizers/*': anyText(finalizerInvalid, qualifiedName),
  '/managedFields/*': managed,
};

const walk = compileTable(table);

/** `metadata` of any object, by the kind's own rules for names and scope. */
export function checkMetadata(object: KubernetesObject, minor: number, report: Report): void {
  const metadata = fieldsOf(object.metadata);
  const facts = factsOf(apiGroup(object.apiVersion), object.kind, minor);
  if (!facts.hasName) return;
  walk(metadata, '/metadata', report, { minor, object });
  if (facts.keepsGeneration)
    notNegative(metadata.generation, '/metadata/generation', report, { minor, object });
  checkName(metadata, facts, report);
  if (facts.isNamespaced === false && textOf(metadata.namespace) !== '')
    report(
      invalid(
        namespaceNotAllowed,
        '/metadata/namespace',
        metadata.namespace,
        'is dropped: the kind has no namespaces',
      ),
    );
  if (facts.isOwn)
    for (const [index, it] of itemsOf(metadata.finalizers).entries())
      checkFinalizer(textOf(it), index, report);
}

function checkName(
  metadata: ReturnType<typeof fieldsOf>,
  { name, isNamed, looksAtStart }: KindFacts,
  report: Report,
): void {
  const [given, start] = [textOf(metadata.name), textOf(metadata.generateName)];
  const says = given === '' ? undefined : name(given);
  if (says !== undefined) report(invalid(nameInvalid, '/metadata/name', given, says));
  const startRule = given === '' || looksAtStart ? name : pathSegmentName;
  const saysOfStart = start === '' ? undefined : startRule(withLetterAtEnd(start));
  if (saysOfStart !== undefined) report(invalid(nameInvalid, '/metadata/generateName', start, saysOfStart));
  if (isNamed && given === '' && start === '' && (!isSet(metadata.name) || metadata.name === ''))
    report(missing('/metadata/name', 'name or generateName is required', nameMissing));
}

/** `web-` becomes a name when the server adds five letters to it; it cuts what would be too long. */
function withLetterAtEnd(start: string): string {
  return start.length > 1 && start.endsWith('-') ? `${start.slice(0, -2)}a` : start;
}

function checkFinalizer(name: string, index: number, report: Report): void {
  if (name === '' || name.includes('/') || [orphan, foreground, 'kubernetes'].includes(name)) return;
  if (qualifiedName(name) !== undefined) return;
  const says = 'name is neither a standard finalizer name nor is it fully qualified';
  report(invalid(finalizerInvalid, `/metadata/finalizers/${index}`, name, says));
}
