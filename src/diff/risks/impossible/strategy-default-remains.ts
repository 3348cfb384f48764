import { at, fieldsOf } from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject, KubernetesObject } from '../../../model/manifest.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';

/** Where the strategy is, and the type that has no parameters. */
const kinds: Readonly<Record<string, { readonly field: string; readonly type: string }>> = {
  'Deployment.apps': { field: 'strategy', type: 'Recreate' },
  'StatefulSet.apps': { field: 'updateStrategy', type: 'OnDelete' },
};

/** A default that stays in the object and does not go with the new type. */
export const strategyDefaultRemains = defineRisk({
  id: 'strategy-default-remains',
  level: 'impossible',
  why: 'The server has filled in rollingUpdate. A server-side apply (Flux, Argo CD with ServerSideApply, kubectl --server-side) leaves what it never wrote, even where it says null, and the server refuses rollingUpdate beside the new type.',
  fix: 'First patch it by hand: kubectl patch KIND NAME --type=merge, with the new type and rollingUpdate: null; or apply it once with rollingUpdate written out, which then goes with this change. kubectl apply on the client has the problem only with a StatefulSet.',
  *check(delta) {
    const both = updated(delta);
    const facts = both && Object.hasOwn(kinds, kindOf(both.head)) ? kinds[kindOf(both.head)] : undefined;
    if (!both || !facts) return;
    const { field, type } = facts;
    const [before, after] = [strategyOf(both.base, field), strategyOf(both.head, field)];
    if (after.type !== type || before.type === type) return;
    // What was written is taken away with what wrote it.
    if (Object.keys(fieldsOf(before.rollingUpdate)).length > 0) return;
    yield {
      what: `spec.${field}.type becomes "${type}", and rollingUpdate stays.`,
      at: `/spec/${field}/type`,
    };
  },
});

function strategyOf(object: KubernetesObject, field: string): JsonObject {
  return fieldsOf(at(object, 'spec', field));
}
