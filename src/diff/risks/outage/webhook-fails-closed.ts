import { at, isFields, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject, KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind } from '../support/delta.js';

const kinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map(
  (kind) => `${kind}.admissionregistration.k8s.io`,
);

/** A webhook without which nothing can be applied. */
export const webhookFailsClosed = defineRisk({
  id: 'webhook-fails-closed',
  level: 'outage',
  why: 'While the webhook does not answer, the API server refuses what it asks it about: with Pods among that, nothing restarts, the webhook itself included.',
  fix: 'Keep its own namespace and kube-system out with a namespaceSelector, run two replicas of it, or set failurePolicy: Ignore.',
  *check(delta) {
    if (!delta.head || !isOfKind(delta, ...kinds)) return;
    const before = new Set(
      delta.base ? closed(delta.base.object).map(([webhook]) => textOf(webhook.name)) : [],
    );
    for (const [webhook, index] of closed(delta.head.object)) {
      if (before.has(textOf(webhook.name))) continue;
      const what = `Webhook ${show(webhook.name)} has failurePolicy "Fail" and is asked about every Pod of every namespace.`;
      yield { what, at: `/webhooks/${index}` };
    }
  },
});

function closed(configuration: KubernetesObject): [JsonObject, number][] {
  return itemsOf(configuration.webhooks).flatMap((webhook, index): [JsonObject, number][] => {
    if (!isFields(webhook) || webhook.failurePolicy === 'Ignore' || !isWide(webhook)) return [];
    return [[webhook, index]];
  });
}

/** Selectors of their own are taken as an exception that somebody has thought of. */
function isWide(webhook: JsonObject): boolean {
  const isSelective = [webhook.namespaceSelector, webhook.objectSelector].some(
    (selector) => isFields(selector) && Object.keys(selector).length > 0,
  );
  return !isSelective && itemsOf(webhook.rules).some(concernsPods);
}

function concernsPods(rule: ReturnType<typeof itemsOf>[number]): boolean {
  const groups = itemsOf(at(rule, 'apiGroups'));
  const resources = itemsOf(at(rule, 'resources'));
  return [
    groups.includes('') || groups.includes('*'),
    resources.some((it) => ['pods', '*', '*/*'].includes(textOf(it))),
  ].every(Boolean);
}
