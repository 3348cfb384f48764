import { at, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { Manifest } from '../../../model/manifest.js';
import { apiGroup } from '../../../model/manifest.js';
import { identityOf } from '../../../resources/graph/kind-of.js';
import { namespaceOf } from '../../../resources/graph/references-of.js';
import { selects } from '../../../resources/graph/selects.js';
import { type BothSets, defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';
import { podsBeside } from '../support/related.js';

/** Pods that may all be evicted at once. */
export const budgetRemoved = defineRisk({
  id: 'budget-removed',
  level: 'outage',
  why: 'The Pods may all be evicted at once: whoever drains nodes, an upgrade or a cluster autoscaler, waits for none of them.',
  fix: 'Keep a PodDisruptionBudget for what must not stop, such as maxUnavailable: 1.',
  *check(delta, sets) {
    const { how, base, object } = delta;
    if (how !== 'removed' || !base || !isOfKind(delta, 'PodDisruptionBudget.policy')) return;
    const selector = at(base.object, 'spec', 'selector');
    const left = podsBeside(base, sets.head, selector, (labels) => selects(selector, labels));
    const guarded = left.filter((pods) => !hasBudget(pods, sets));
    if (guarded.length > 0) yield { what: `${object} is removed, and ${named(guarded)} stays without one.` };
  },
});

/** Pods whose number nobody changes any more. */
export const autoscalerRemoved = defineRisk({
  id: 'autoscaler-removed',
  level: 'scale',
  why: 'The number of Pods stays what it is, or becomes what the manifest says (1 where it says nothing and is made anew), whatever the load.',
  fix: 'Write the replicas that the load needs into the workload, in the same change.',
  *check(delta, { head }) {
    const { how, base, object } = delta;
    const target = at(base?.object.spec, 'scaleTargetRef');
    if (how !== 'removed' || !base) return;
    if (!isOfKind(delta, 'HorizontalPodAutoscaler.autoscaling', 'ScaledObject.keda.sh')) return;
    const group = apiGroup(textOf(at(target, 'apiVersion')) || 'apps/v1');
    const kind = textOf(at(target, 'kind')) || 'Deployment';
    const name = textOf(at(target, 'name'));
    const wanted = identityOf(group === '' ? kind : `${kind}.${group}`, namespaceOf(base.object), name);
    if (head.near(wanted, base)) yield { what: `${object} is removed, and ${wanted} stays.` };
  },
});

function hasBudget(pods: Manifest, { head }: BothSets): boolean {
  return head.ofKind('policy', 'PodDisruptionBudget').some((budget) => {
    const selector = at(budget.object, 'spec', 'selector');
    return podsBeside(budget, head, selector, (labels) => selects(selector, labels)).some(
      ({ object }) => object === pods.object,
    );
  });
}

function named(pods: readonly Manifest[]): string {
  const [first] = pods;
  const name = `${first?.object.kind} ${first?.object.metadata.name}`;
  return pods.length > 1 ? `${name}, with ${pods.length - 1} more,` : name;
}
