import { at, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';

const label = 'pod-security.kubernetes.io/enforce';
const strictness = ['privileged', 'baseline', 'restricted'];

/** What the Pods of a namespace may do at most. */
export const namespacePolicyLowered = defineRisk({
  id: 'namespace-policy-lowered',
  level: 'security',
  why: 'Pod Security admission takes Pods in the namespace that it refused before.',
  fix: 'Keep the stricter level, and move the one workload that needs more to a namespace of its own.',
  *check(delta) {
    if (!isOfKind(delta, 'Namespace') || !delta.head || !delta.base) return;
    const [before, after] = [levelOf(delta.base.object), levelOf(delta.head.object)];
    if (strictness.indexOf(after) >= strictness.indexOf(before)) return;
    yield {
      what: `${label} goes from "${before}" to "${after}".`,
      at: `/metadata/labels/${label.replace('/', '~1')}`,
    };
  },
});

/** A namespace without the label has what the API server is configured with: privileged by default. */
function levelOf(namespace: KubernetesObject): string {
  return textOf(at(namespace, 'metadata', 'labels', label)) || 'privileged';
}
