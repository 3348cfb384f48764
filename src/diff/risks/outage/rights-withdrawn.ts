import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';
import { covers, grantsOf, shownGrant, shownSubject } from '../support/grants.js';

const rbac = 'rbac.authorization.k8s.io';
const shownMost = 4;

/** Something that somebody may do no more. */
export const rightsWithdrawn = defineRisk({
  id: 'rights-withdrawn',
  level: 'outage',
  why: 'Whoever used the right is answered 403 from now on; a controller then stands still, and tells it only in its log.',
  fix: 'Make sure that nobody uses it: kubectl auth can-i --as tells who has it otherwise, the audit log of the API server who asks.',
  *check(delta) {
    const [base, head] = [delta.base?.object, delta.head?.object];
    if (!base) return;
    if (isOfKind(delta, `RoleBinding.${rbac}`, `ClusterRoleBinding.${rbac}`)) {
      const now = new Set(head ? itemsOf(head.subjects).map(shownSubject) : []);
      const gone = itemsOf(base.subjects)
        .map(shownSubject)
        .filter((subject) => !now.has(subject));
      if (gone.length > 0) yield { what: `${gone.join(', ')} loses ${roleOf(base)}.`, at: '/subjects' };
    } else if (head && isOfKind(delta, `Role.${rbac}`, `ClusterRole.${rbac}`)) {
      const now = grantsOf(head);
      const gone = grantsOf(base).filter((grant) => !now.some((it) => covers(it, grant)));
      const more = gone.length > shownMost ? ` and ${gone.length - shownMost} more` : '';
      if (gone.length > 0)
        yield {
          what: `It grants no more: ${gone.slice(0, shownMost).map(shownGrant).join(', ')}${more}.`,
          at: '/rules',
        };
    }
  },
});

function roleOf({ roleRef }: KubernetesObject): string {
  return `${textOf(at(roleRef, 'kind'))} ${textOf(at(roleRef, 'name'))}`;
}
