import { at, fieldsOf, numberOf, type Value } from '../../../kubernetes/native/blocks/read.js';
import { identity, type Manifest } from '../../../model/manifest.js';
import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import { selects } from '../../../resources/graph/selects.js';
import type { Objects } from '../../../resources/objects.js';
import { type BothSets, defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';
import { podsBeside } from '../support/related.js';

const kind = 'PodDisruptionBudget.policy';

/** A budget that nothing fits into. */
export const budgetBlocksEvictions = defineRisk({
  id: 'budget-blocks-evictions',
  level: 'outage',
  why: 'No Pod may be evicted: draining a node waits for ever, and node upgrades and cluster autoscalers stand still.',
  fix: 'Allow at least one: maxUnavailable: 1, or a minAvailable below the number of replicas.',
  *check(delta, sets) {
    const { base, head } = delta;
    if (head && isOfKind(delta, kind)) {
      const blocked = blocks(head, sets.head);
      if (blocked && !(base && blocks(base, sets.base))) yield { what: blocked, at: '/spec' };
    } else if (head && base && podTemplateOf(head.object)) yield* ofWorkload(base, head, sets);
  },
});

/** Fewer replicas than before may make a budget too small that nobody has touched. */
function* ofWorkload(base: Manifest, head: Manifest, sets: BothSets) {
  if (replicasOf(head) >= replicasOf(base) || replicasOf(head) === 0) return;
  for (const budget of sets.head.ofKind('policy', 'PodDisruptionBudget')) {
    if (!podsOf(budget, sets.head).some((it) => it.object === head.object)) continue;
    const blocked = blocks(budget, sets.head);
    const before = sets.base.withIdentity(identity(budget.object));
    if (blocked && !before.some((it) => blocks(it, sets.base)))
      yield { what: `PodDisruptionBudget ${budget.object.metadata.name}: ${blocked}`, at: '/spec/replicas' };
  }
}

function blocks(budget: Manifest, objects: Objects): string | undefined {
  const { maxUnavailable, minAvailable } = fieldsOf(budget.object.spec);
  if (maxUnavailable === 0 || maxUnavailable === '0%') return `maxUnavailable is ${maxUnavailable}.`;
  if (minAvailable === '100%') return 'minAvailable is 100%.';
  const least = numberOf(minAvailable);
  if (least === undefined || least === 0) return undefined;
  const pods = podsOf(budget, objects);
  const replicas = pods.reduce((sum, pod) => sum + replicasOf(pod), 0);
  if (pods.length === 0 || replicas > least) return undefined;
  return `minAvailable is ${least}, and there are ${replicas} replicas.`;
}

function podsOf(budget: Manifest, objects: Objects): Manifest[] {
  const selector: Value = at(budget.object, 'spec', 'selector');
  return podsBeside(budget, objects, selector, (labels) => selects(selector, labels));
}

function replicasOf({ object }: Manifest): number {
  return numberOf(at(object, 'spec', 'replicas')) ?? 1;
}
