import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const kinds = ['Deployment.apps', 'ReplicaSet.apps', 'DaemonSet.apps', 'StatefulSet.apps', 'Job.batch'];

/** The validation of apps/v1 and of batch/v1 on update. */
export const selectorChanged = defineRisk({
  id: 'selector-changed',
  level: 'impossible',
  why: 'The selector of a workload is immutable, so the API server refuses the update and nothing of the object changes.',
  fix: 'Delete the object with kubectl delete --cascade=orphan, apply the new one, then delete the Pods it no longer selects; or give it a new name and remove the old one once the new one is ready.',
  *check(delta) {
    if (!isOfKind(delta, ...kinds) || !updated(delta)) return;
    yield* risksOf(touching(delta, 'spec.selector'));
  },
});
