import type { JsonValue } from '../../model/manifest.js';

/** A shorter name stands in many texts that have nothing to do with it. */
const shortest = 3;
/** How deep is looked; what lies deeper counts as one. */
const deepest = 100;

/**
 * What a value is made of: each of its ends with the way to it, places in lists left out. What stands for `own`, such as
 * the object's own name, is the same whatever that is.
 */
export function featuresOf(value: JsonValue | undefined, own = ''): Set<string> {
  const features = new Set<string>();
  collect(value, '', own.length < shortest ? '' : own, features, 0);
  return features;
}

function collect(
  value: JsonValue | undefined,
  path: string,
  own: string,
  features: Set<string>,
  depth: number,
): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null || depth > deepest) {
    const text = JSON.stringify(value);
    features.add(`${path}=${own === '' ? text : text.replaceAll(own, '\0')}`);
  } else if (Object.keys(value).length === 0) {
    features.add(`${path}=empty`);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}/*`, own, features, depth + 1);
  } else {
    for (const [key, field] of Object.entries(value))
      collect(field, `${path}/${key}`, own, features, depth + 1);
  }
}

/** From 0 to 1: how much of both is in both. Two that hold nothing have nothing in common. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const feature of small) if (large.has(feature)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
