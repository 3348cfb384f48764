import { at, isFields, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isOfKind } from '../support/delta.js';

const group = 'admissionregistration.k8s.io';
const configurations = [`ValidatingWebhookConfiguration.${group}`, `MutatingWebhookConfiguration.${group}`];
const policies = [`ValidatingAdmissionPolicy.${group}`, `ValidatingAdmissionPolicyBinding.${group}`];

/** Something that refused objects. */
export const admissionWeakened = defineRisk({
  id: 'admission-weakened',
  level: 'security',
  why: 'Objects get through that were refused, or changed, at admission.',
  fix: 'Keep it, unless something else enforces the same; with failurePolicy Ignore nothing is checked while the webhook is down.',
  *check(delta) {
    if (!isOfKind(delta, ...configurations, ...policies)) return;
    if (delta.how === 'removed') yield { what: `${howItWent(delta)}.` };
    if (!delta.base || !delta.head) return;
    const after = failurePolicies(delta.head.object);
    for (const [name, before] of failurePolicies(delta.base.object)) {
      const now = after.get(name);
      if (now === undefined) yield { what: `Webhook ${show(name)} is removed.`, at: '/webhooks' };
      else if (before === 'Fail' && now === 'Ignore')
        yield { what: `The failurePolicy of ${show(name)} becomes "Ignore".` };
    }
    const [denied, denies] = [delta.base, delta.head].map(({ object }) =>
      itemsOf(at(object, 'spec', 'validationActions')),
    );
    if (denied?.includes('Deny') && !denies?.includes('Deny'))
      yield { what: 'The action "Deny" is removed.', at: '/spec/validationActions' };
  },
});

function failurePolicies(object: KubernetesObject): Map<string, string> {
  if (!configurations.some((kind) => kind.startsWith(object.kind)))
    return new Map([['the policy', textOf(at(object, 'spec', 'failurePolicy')) || 'Fail']]);
  const webhooks = itemsOf(object.webhooks).filter(isFields);
  return new Map(webhooks.map(({ name, failurePolicy }) => [textOf(name), textOf(failurePolicy) || 'Fail']));
}
