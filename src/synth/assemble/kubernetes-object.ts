import type { KubernetesObject } from '../../model/manifest.js';

/** Whether it has what every object has: a version, a kind, and metadata, be they empty. */
export function isObject(value: unknown): value is KubernetesObject {
  // Nothing is known of it yet: each field is looked at.
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<KubernetesObject>;
  return isText(apiVersion) && isText(kind) && typeof metadata === 'object' && metadata !== null;
}

/** Whether the field is text that says something. */
export function isText(field: unknown): field is string {
  return typeof field === 'string' && field !== '';
}
