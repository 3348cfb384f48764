import { invalid, missing, unsupported } from '../blocks/faults.js';
import { required, text, whole } from '../blocks/looks.js';
import { dnsSubdomain, pathSegmentName } from '../blocks/names.js';
import { isSet, textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { roleRefInvalid, subjectInvalid } from '../rule-infos/rbac.js';

const group = 'rbac.authorization.k8s.io';

function roleRef(kinds: readonly string[]): Look {
  return whole(({ apiGroup, kind }, at, report) => {
    if (textOf(apiGroup) !== '' && apiGroup !== group)
      report(unsupported(`${at}/apiGroup`, apiGroup, [group], roleRefInvalid));
    if (!kinds.includes(textOf(kind))) report(unsupported(`${at}/kind`, textOf(kind), kinds, roleRefInvalid));
  });
}

/** The server fills in the apiGroup of users and groups. */
function subject(isNamespaced: boolean): Look {
  return whole(({ kind, apiGroup, name, namespace }, at, report) => {
    const known = ['Group', 'ServiceAccount', 'User'];
    if (!known.includes(textOf(kind)))
      return report(unsupported(`${at}/kind`, textOf(kind), known, subjectInvalid));
    const wanted = kind === 'ServiceAccount' ? '' : group;
    if (textOf(apiGroup) !== '' && apiGroup !== wanted)
      report(unsupported(`${at}/apiGroup`, apiGroup, [wanted], subjectInvalid));
    if (kind !== 'ServiceAccount') return;
    const says = textOf(name) === '' ? undefined : dnsSubdomain(textOf(name));
    if (says !== undefined) report(invalid(nameInvalid, `${at}/name`, name, says));
    if (!isNamespaced && textOf(namespace) === '') report(missing(`${at}/namespace`, '', subjectInvalid));
  });
}

/** A binding that may refer to roles of these kinds, in the order of the alphabet. */
export function binding(kinds: readonly string[], isNamespaced: boolean): LookTable {
  return {
    '/roleRef': [
      roleRef(kinds),
      (value, at, report) => {
        if (!isSet(value)) report(missing(`${at}/name`));
      },
    ],
    '/roleRef/name': [required(), text(nameInvalid, pathSegmentName)],
    '/subjects/*': subject(isNamespaced),
    '/subjects/*/name': required(),
  };
}
