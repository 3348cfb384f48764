import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import { defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';
import { covers, grantsOf, isDangerous, shownGrant, shownSubject } from '../support/grants.js';

const rbac = 'rbac.authorization.k8s.io';
const shownMost = 4;

/** Rights that the role did not give. */
export const rbacWidened = defineRisk({
  id: 'rbac-widened',
  level: 'security',
  why: 'Everybody who is bound to the role may do more from now on.',
  fix: 'Grant only what is needed: name resources, verbs and resourceNames; leave out *, escalate, bind and impersonate.',
  *check(delta) {
    if (!delta.head || !isOfKind(delta, `Role.${rbac}`, `ClusterRole.${rbac}`)) return;
    const before = delta.base ? grantsOf(delta.base.object) : [];
    const fresh = grantsOf(delta.head.object).filter((grant) => !before.some((old) => covers(old, grant)));
    // What a new role gives nobody has who is not bound to it; only what is dangerous is told.
    const told = delta.base ? fresh : fresh.filter(isDangerous);
    if (told.length === 0) return;
    const more = told.length > shownMost ? ` and ${told.length - shownMost} more` : '';
    const worst = [...told].sort((a, b) => Number(isDangerous(b)) - Number(isDangerous(a)));
    yield { what: `It grants ${worst.slice(0, shownMost).map(shownGrant).join(', ')}${more}.`, at: '/rules' };
  },
});

/** Somebody who did not have the role. */
export const bindingWidened = defineRisk({
  id: 'binding-widened',
  level: 'security',
  why: 'The subject may do everything that the role grants from now on.',
  fix: 'Bind only who needs it, in one namespace where that is enough; cluster-admin, and groups such as system:authenticated, to nobody.',
  *check(delta) {
    const object = delta.head?.object;
    if (!object || !isOfKind(delta, `RoleBinding.${rbac}`, `ClusterRoleBinding.${rbac}`)) return;
    const before = new Set(delta.base ? itemsOf(delta.base.object.subjects).map(shownSubject) : []);
    const fresh = itemsOf(object.subjects)
      .map(shownSubject)
      .filter((it) => !before.has(it));
    const role = `${textOf(at(object, 'roleRef', 'kind'))} ${textOf(at(object, 'roleRef', 'name'))}`;
    if (fresh.length > 0) yield { what: `${fresh.join(', ')} gets ${role}.`, at: '/subjects' };
  },
});
