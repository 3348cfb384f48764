import type { ApiObjectLike } from './tree.js';

/** cdk8s's `ApiObjectMetadataDefinition`, as far as it is read here. */
interface Metadata {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly annotations?: unknown;
  readonly finalizers?: unknown;
  readonly ownerReferences?: unknown;
  readonly labels?: unknown;
  /** Private there: what the user gave beyond the fields above, and all of those as first given. */
  readonly _additionalAttributes?: object;
}

/**
 * What the user gave as metadata. cdk8s renders it twice, once by itself and once with the object; this takes it
 * before either. The four collections that cdk8s always makes are left out where they are empty, as it does.
 */
export function metadataOf({ metadata }: ApiObjectLike): unknown {
  // The fields are cdk8s's; were the private one ever to go, its own rendering is used.
  const own = metadata as Metadata;
  if (!own._additionalAttributes) return metadata.toJson();
  return {
    ...own._additionalAttributes,
    name: own.name,
    namespace: own.namespace,
    annotations: unlessEmpty(own.annotations),
    finalizers: unlessEmpty(own.finalizers),
    ownerReferences: unlessEmpty(own.ownerReferences),
    labels: unlessEmpty(own.labels),
  };
}

function unlessEmpty(collection: unknown): unknown {
  return typeof collection === 'object' && collection !== null && Object.keys(collection).length === 0
    ? undefined
    : collection;
}
