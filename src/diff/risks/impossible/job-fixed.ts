import { at } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import type { FieldChange } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const fixed = [
  'completions',
  'template',
  'completionMode',
  'podFailurePolicy',
  'successPolicy',
  'backoffLimitPerIndex',
  'managedBy',
];

/** Where a suspended Job may be changed: what tells where its Pods go, and what they ask for. */
const whileSuspended =
  /^spec\.template\.(metadata\.(labels|annotations)|spec\.(nodeSelector|affinity\.nodeAffinity|tolerations|schedulingGates|(initC|c)ontainers\[\]\.resources))\b/;

/** A Job is for one run. */
export const jobFixed = defineRisk({
  id: 'job-fixed',
  level: 'impossible',
  why: 'What a Job runs, and when it is complete, is immutable, so the API server refuses the update.',
  fix: 'Delete the Job before the new one is applied (Flux: kustomize.toolkit.fluxcd.io/force: enabled; Argo CD: the sync option Replace=true with Force=true), or give every run a name of its own.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Job.batch')) return;
    const changes = touching(delta, ...fixed.map((name) => `spec.${name}`));
    yield* risksOf(changes.filter((change) => !isAllowed(change, both.base, both.head)));
  },
});

function isAllowed({ field }: FieldChange, base: KubernetesObject, head: KubernetesObject): boolean {
  if (at(base, 'spec', 'suspend') === true && whileSuspended.test(field)) return true;
  return field === 'spec.completions' && isElastic(base) && isElastic(head);
}

/** An indexed Job may grow and shrink where both of its counts stay equal. */
function isElastic(job: KubernetesObject): boolean {
  const completions = at(job, 'spec', 'completions');
  return at(job, 'spec', 'completionMode') === 'Indexed' && completions === at(job, 'spec', 'parallelism');
}
