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
  const given: Record<string, unknown> = {};
  for (const field of fields) if (!isEmpty(own[field])) given[field] = own[field];
  for (const field in own._additionalAttributes) {
    if (!isField(field)) given[field] = Reflect.get(own._additionalAttributes, field);
  }
  return given;
}

/** Takes out of a rendered object what is empty only now: a lazy value may turn out to be nothing. */
export function dropEmptyCollections(object: unknown): void {
  // What `metadataOf` gave, rendered: a map of its own.
  const { metadata } = (object ?? {}) as { readonly metadata?: Record<string, unknown> };
  for (const field of collections) if (metadata && isEmpty(metadata[field])) delete metadata[field];
}

const collections = ['annotations', 'finalizers', 'labels', 'ownerReferences'] as const;

/** What cdk8s keeps in fields of its own, for code to change after the object is made. */
const fields = ['annotations', 'finalizers', 'labels', 'name', 'namespace', 'ownerReferences'] as const;

function isField(name: string): name is (typeof fields)[number] {
  return (fields as readonly string[]).includes(name);
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  for (const _ in value) return false;
  return true;
}
