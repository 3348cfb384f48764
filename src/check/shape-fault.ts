import type { Fault } from '../model/fault.js';
import type { JsonValue, KubernetesObject } from '../model/manifest.js';
import { notAnObjectRule } from '../resources/rules.js';
import { notAManifestRule } from './rules.js';

/** Why this is no Kubernetes object at all, if it is none: it lacks the head that everything else is found by. */
export function shapeFault(object: KubernetesObject): Fault | undefined {
  // Types promise what files and apps need not keep.
  const value: JsonValue = object;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { rule: notAnObjectRule, at: '', value, says: 'is no Kubernetes object' };
  if (value.apiVersion === undefined && value.kind === undefined)
    return {
      rule: notAManifestRule,
      at: '',
      says: 'The document has neither apiVersion nor kind; it was passed over.',
    };
  for (const key of ['apiVersion', 'kind'] as const) {
    if (typeof object[key] !== 'string' || object[key] === '')
      return {
        rule: notAnObjectRule,
        at: `/${key}`,
        value: object[key],
        says: `must be a text: the ${key} of the object`,
      };
  }
  const { metadata } = object;
  if (typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)) return undefined;
  return {
    rule: notAnObjectRule,
    at: '/metadata',
    value: metadata,
    says: 'must be a map with at least a name',
  };
}
