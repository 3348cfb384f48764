import { at } from '../../../kubernetes/native/blocks/read.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { touching } from '../support/touching.js';

/** Which role a binding grants. */
export const roleRefChanged = defineRisk({
  id: 'role-ref-changed',
  level: 'impossible',
  why: 'The roleRef of a binding is immutable, so the API server refuses the update and the old role stays granted.',
  fix: 'Give the binding to the new role another name and remove the old binding, or use kubectl auth reconcile, which deletes and recreates it.',
  *check(delta) {
    const both = updated(delta);
    const kinds = ['RoleBinding.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'];
    if (!both || !isOfKind(delta, ...kinds) || touching(delta, 'roleRef').length === 0) return;
    const [before, after] = [both.base, both.head].map(
      ({ roleRef }) => `${at(roleRef, 'kind')} ${show(at(roleRef, 'name'))}`,
    );
    yield { what: `The binding is to ${before} and would be to ${after}.`, at: '/roleRef' };
  },
});
