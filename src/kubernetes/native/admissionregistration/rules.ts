import { invalid, missing } from '../blocks/faults.js';
import { anyOneOf, oneOf, required } from '../blocks/looks.js';
import { itemsOf, textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { admissionRuleIncomplete, wildcardNotAlone } from '../rule-infos/admission.js';

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

/** A list in which the star stands alone. */
function aloneIfStar(of: string): Look {
  return (value, at, report) => {
    const list = itemsOf(value);
    if (list.length > 1 && list.includes('*'))
      report({ rule: wildcardNotAlone, at, says: `if '*' is present, must not specify other ${of}` });
  };
}

/** Kinds with a slash and a subresource: `pods`, `pods/status`, `pods/*`, all of which may be stars. */
const resources: Look = (value, at, report) => {
  const list = itemsOf(value).map(textOf);
  const ofResource = new Set<string>();
  const ofSubresource = new Set<string>();
  list.forEach((text, index) => {
    const slash = text.indexOf('/');
    if (slash < 0) return;
    const [resource, sub] = [text.slice(0, slash), text.slice(slash + 1)];
    const say = (other: string) => {
      const says = `if '${other}' is present, must not specify ${text}`;
      report(invalid(wildcardNotAlone, `${at}/${index}`, text, says));
    };
    if (ofResource.has(resource)) say(`${resource}/*`);
    if (ofSubresource.has(sub)) say(`*/${sub}`);
    if (sub === '*') ofResource.add(resource);
    if (resource === '*') ofSubresource.add(sub);
  });
  const says = starComplaint(list);
  if (says !== undefined) report({ rule: wildcardNotAlone, at, says });
};

function starComplaint(list: readonly string[]): string | undefined {
  if (list.length > 1 && list.includes('*/*')) return "if '*/*' is present, must not specify other resources";
  // Only the last one without a slash counts for the server.
  const last = list.filter((it) => it !== '' && !it.includes('/')).at(-1);
  return list.includes('*') && last !== undefined && last !== '*'
    ? "if '*' is present, must not specify other resources without subresources"
    : undefined;
}

const given = required('', admissionRuleIncomplete);

const notEmpty: Look = (value, at, report) => {
  if (value === '') report(missing(at, '', admissionRuleIncomplete));
};

/** What a webhook or a policy is asked about. */
export const admissionRule: LookTable = {
  '/operations': [given, aloneIfStar('operations')],
  '/operations/*': [oneOf(operations), notEmpty],
  '/apiGroups': [given, aloneIfStar('API groups')],
  '/apiVersions': [given, aloneIfStar('API versions')],
  '/apiVersions/*': notEmpty,
  '/resources': [given, resources],
  '/resources/*': notEmpty,
  '/scope': anyOneOf(['*', 'Cluster', 'Namespaced']),
};
