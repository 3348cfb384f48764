import type { JsonObject, KubernetesObject } from '../../../model/manifest.js';
import {
  type Container,
  containersOf,
  type PodTemplate,
  podTemplateOf,
} from '../../../resources/graph/pod-template.js';
import type { ObjectDelta } from '../../change.js';
import type { FoundRisk } from '../../risk.js';

/** What is true of a Pod template: the sentence stays the same as long as nothing gets worse. */
export interface PodFact {
  readonly what: string;
  readonly at: string;
}

/** Says what is true of a Pod template. */
export type PodLook = (template: PodTemplate, containers: readonly Container[]) => Iterable<PodFact>;

/** What is true of the Pods in HEAD and was not in BASE; of a new workload, everything. */
export function* newly(delta: ObjectDelta, look: PodLook): Generator<FoundRisk> {
  const after = factsOf(delta.head?.object, look);
  if (after.length === 0) return;
  const before = new Set(factsOf(delta.base?.object, look).map(({ what }) => what));
  for (const { what, at } of after) if (!before.has(what)) yield { what, at };
}

function factsOf(object: KubernetesObject | undefined, look: PodLook): PodFact[] {
  const template = object && podTemplateOf(object);
  return template ? [...look(template, containersOf(template))] : [];
}

/** The first of the two that is written: a container's own setting goes before that of its Pod. */
export function effective(container: JsonObject, pod: JsonObject, field: string): JsonObject[string] {
  const own = securityContext(container)[field];
  return own ?? securityContext(pod)[field] ?? undefined;
}

/** The securityContext, or an empty one. */
export function securityContext({ securityContext: context }: JsonObject): JsonObject {
  const isMap = typeof context === 'object' && context !== null && !Array.isArray(context);
  // Not a list and not null: a map.
  return isMap ? (context as JsonObject) : {};
}
