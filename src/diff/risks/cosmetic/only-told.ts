import { isFields } from '../../../kubernetes/native/blocks/read.js';
import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import type { FieldChange, ObjectDelta } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';
import { differ } from '../support/told.js';
import { isWithin } from '../support/touching.js';

/** What only people and tools read. */
export const onlyMetadata = defineRisk({
  id: 'only-metadata',
  level: 'cosmetic',
  why: 'Nothing that runs is changed: labels, annotations and descriptions of the object itself do not reach its Pods.',
  fix: 'Nothing to do, unless something selects these labels or reads these annotations: a policy, a monitor, an ingress controller.',
  *check(delta: ObjectDelta) {
    if (!updated(delta) || delta.fields.length === 0) return;
    if (delta.fields.every((change) => isTold(change, delta)))
      yield { what: `Only ${differ(delta.fields)}.`, at: '/metadata' };
  },
});

/** Annotations by which controllers are told what to do, and labels that are policies. */
const effective =
  /ingress|nginx|traefik|haproxy|alb|load-?balancer|cert-manager|external-dns|prune|sync|hook|pod-security|istio|linkerd|prometheus\.io|storageclass|reconcile|konghq|networking/i;

function isTold({ field, path, from, to }: FieldChange, { head }: ObjectDelta): boolean {
  const last = path.at(-1);
  if (last && 'field' in last && last.field === 'description' && !field.startsWith('data'))
    return isDescription(field);
  if (!isWithin(field, 'metadata.labels') && !isWithin(field, 'metadata.annotations')) return false;
  const isPod = head !== undefined && podTemplateOf(head.object)?.at === '';
  // Where the whole map is new, its keys are in the value.
  const keys = [from, to].flatMap((value) => (isFields(value) ? Object.keys(value) : []));
  return !isPod && ![field, ...keys].some((name) => effective.test(name));
}

/** A field may be called so in a schema, or in the spec of a custom resource. */
function isDescription(field: string): boolean {
  return field === 'description' || field.startsWith('spec.versions[]');
}
