import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid, missing, unsupported } from '../blocks/faults.js';
import { neededFor } from '../blocks/limits.js';
import { anyText, oneOf, required, text, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain } from '../blocks/names.js';
import { at as below, fieldsOf, isFields, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable, type Report } from '../native-rules.js';
import { wildcardNotAlone } from '../rule-infos/admission.js';
import { flowPrecedenceInvalid, flowRuleIncomplete, flowSubjectInvalid } from '../rule-infos/flow-control.js';
import { unsupportedValue } from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';

const most = 10_000;

const precedence: Look = whole(({ metadata, spec }, at, report) => {
  // 1000 where nothing is written.
  const value = below(spec, 'matchingPrecedence') || 1000;
  if (typeof value !== 'number' || !isFields(spec)) return;
  const isExempt = below(metadata, 'name') === 'exempt';
  const says =
    value <= 0
      ? 'must be a positive value'
      : value > most
        ? `must not be greater than ${most}`
        : value === 1 && !isExempt && "only the schema named 'exempt' may have matchingPrecedence 1";
  if (says) report(invalid(flowPrecedenceInvalid, `${at}/spec/matchingPrecedence`, value, says));
});

const fields = { Group: 'group', ServiceAccount: 'serviceAccount', User: 'user' } as const;

const subject: Look = whole((it, at, report) => {
  const kind = textOf(it.kind);
  if (kind !== 'Group' && kind !== 'ServiceAccount' && kind !== 'User')
    return report(unsupported(`${at}/kind`, kind, Object.keys(fields), flowSubjectInvalid));
  const wanted = fields[kind];
  for (const [other, field] of Object.entries(fields))
    if (field !== wanted && isSet(it[field])) {
      const detail = `${field} is forbidden when subject kind is not '${other}'`;
      report(forbidden(`${at}/${field}`, detail, flowSubjectInvalid));
    }
  const detail = `${wanted} is required when subject kind is '${kind}'`;
  if (isSet(it[wanted])) named(fieldsOf(it[wanted]), `${at}/${wanted}`, kind, report);
  else report(missing(`${at}/${wanted}`, detail, flowSubjectInvalid));
});

function named({ name, namespace }: JsonObject, at: string, kind: string, report: Report): void {
  if (textOf(name) === '') report(missing(`${at}/name`, '', flowSubjectInvalid));
  if (kind !== 'ServiceAccount') return;
  const says = textOf(name) === '' || name === '*' ? undefined : dnsSubdomain(textOf(name));
  if (says !== undefined) report(invalid(nameInvalid, `${at}/name`, name, says));
  const none = 'must specify namespace for service account';
  const why = dnsLabel(textOf(namespace));
  if (textOf(namespace) === '') report(missing(`${at}/namespace`, none, flowSubjectInvalid));
  else if (why !== undefined) report(invalid(nameInvalid, `${at}/namespace`, namespace, why));
}

const verbs = [
  ...['create', 'delete', 'deletecollection', 'get', 'list'],
  ...['patch', 'proxy', 'update', 'watch'],
];

/** A list that is there, in which the star stands alone. */
function list(none: string, others: string): Look {
  return (value, at, report) => {
    const items = itemsOf(value);
    if (items.length === 0) report(missing(at, none, flowRuleIncomplete));
    if (items.length > 1 && items.includes('*'))
      report({ rule: wildcardNotAlone, at, says: `if '*' is present, must not specify other ${others}` });
  };
}

const knownVerbs: Look = (value, at, report) => {
  const items = itemsOf(value);
  if (items.length === 0 || items.includes('*')) return;
  if (items.some((verb) => !verbs.includes(textOf(verb))))
    report(unsupported(at, value, verbs, unsupportedValue));
};

const rule: Look = whole((it, at, report) => {
  const none = 'at least one of resourceRules and nonResourceRules has to be non-empty';
  if (itemsOf(it.resourceRules).length === 0 && itemsOf(it.nonResourceRules).length === 0)
    report(missing(at, none, flowRuleIncomplete));
});

const namespaces: Look = whole((it, at, report, surroundings) => {
  const none = 'resource rules that are not cluster scoped must supply at least one namespace';
  if (it.clusterScope !== true || itemsOf(it.namespaces).length > 0)
    list(none, 'namespaces')(it.namespaces, `${at}/namespaces`, report, surroundings);
});

const namespace = anyText(nameInvalid, (name) => {
  const says = name === '*' ? undefined : dnsLabel(name);
  return says && `each member of this list must be '*' or a DNS-1123 label; ${says}`;
});

const path: Look = (value, at, report) => {
  const says = typeof value === 'string' && value !== '*' ? pathComplaint(value) : undefined;
  if (says !== undefined) report(invalid(nameInvalid, at, value, says));
};

function pathComplaint(value: string): string | undefined {
  if (value === '') return 'must not be empty';
  if (value === '/') return undefined;
  if (!value.startsWith('/')) return 'must start with slash';
  if (value.includes(' ')) return 'must not contain white-space';
  if (value.includes('//')) return 'must not contain double slash';
  const stars = value.split('*').length - 1;
  return stars > 1 || (stars === 1 && !value.endsWith('/*'))
    ? 'wildcard can only do suffix matching'
    : undefined;
}

const someVerbs = [list('verbs must contain at least one value', 'verbs'), knownVerbs];

const spec: LookTable = merged({
  '/distinguisherMethod/type': oneOf(['ByNamespace', 'ByUser']),
  '': neededFor('priorityLevelConfiguration'),
  '/priorityLevelConfiguration': neededFor('name', 'must reference a priority level'),
  '/priorityLevelConfiguration/name': [
    required('must reference a priority level'),
    text(nameInvalid, dnsSubdomain),
  ],
  '/rules/*': rule,
  '/rules/*/subjects': required('subjects must contain at least one value', flowRuleIncomplete),
  '/rules/*/subjects/*': subject,
  '/rules/*/resourceRules/*': namespaces,
  '/rules/*/resourceRules/*/verbs': someVerbs,
  '/rules/*/resourceRules/*/apiGroups': list(
    'resource rules must supply at least one api group',
    'api groups',
  ),
  '/rules/*/resourceRules/*/resources': list('resource rules must supply at least one resource', 'resources'),
  '/rules/*/resourceRules/*/namespaces/*': namespace,
  '/rules/*/nonResourceRules/*/verbs': someVerbs,
  '/rules/*/nonResourceRules/*/nonResourceURLs': list(
    'nonResourceURLs must contain at least one value',
    'non-resource URLs',
  ),
  '/rules/*/nonResourceRules/*/nonResourceURLs/*': path,
});

/** A FlowSchema. */
export const flowSchema = defineNativeRules({
  group: 'flowcontrol.apiserver.k8s.io',
  kind: 'FlowSchema',
  at: merged({ '': precedence }, under('/spec', spec)),
});
