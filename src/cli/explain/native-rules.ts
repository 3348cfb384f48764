import { nativeFaults } from '../../kubernetes/native/index.js';
import type { Reading } from '../../kubernetes/schema/plan.js';
import type { Schema } from '../../kubernetes/schema/schema.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../../model/manifest.js';
import { child } from '../../model/pointer.js';
import { resolved } from './field.js';

/** Values that hardly any field takes, of every shape. */
const wrong: readonly (JsonValue | undefined)[] = [
  ...[undefined, '', 'A b!', '-1', '0', 'é', 'a/b/c', '10.0.0.0/33', 'x'.repeat(300)],
  ...[-1, 0, 65536, 1e10, true, [], {}, [''], ['A b!', 'A b!'], [{}, {}], { 'A b!': 'A b!' }, { a: '-1' }],
];

/**
 * The hand-written rules of the API server that object to a field or what is in it. They are code, not data, so they are found
 * by trying: an object with nothing but this field, and wrong values in it. One that needs more than that is not found.
 */
export function nativeRulesAt(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  root: Schema,
  steps: readonly string[],
  { resolve, minor = 0 }: Reading,
): string[] {
  const at = placeOf(root, steps, resolve);
  const pointer = at.reduce<string>((parent, key) => child(parent, key), '');
  const found = wrong.flatMap((value) => {
    const head = { apiVersion, kind, metadata: { name: 'a' } };
    // It has the head of one.
    const object = { ...head, ...holding(at, value) } as KubernetesObject;
    const faults = nativeFaults(object, minor);
    return faults.filter((fault) => fault.at === pointer || fault.at.startsWith(`${pointer}/`));
  });
  return [...new Set(found.map(({ rule }) => rule.id))].sort();
}

/** The keys and places that lead to a field: the first item of each list, any key of each map. */
function placeOf(root: Schema, steps: readonly string[], resolve: Reading['resolve']): (string | number)[] {
  const at: (string | number)[] = [];
  let schema = resolved(root, resolve);
  for (const step of steps) {
    while (!schema.properties && (schema.items ?? schema.values)) {
      at.push(schema.items ? 0 : 'a');
      schema = resolved(schema.items ?? schema.values ?? {}, resolve);
    }
    at.push(step);
    schema = resolved(schema.properties?.[step] ?? {}, resolve);
  }
  return at;
}

function holding([key, ...rest]: readonly (string | number)[], value: JsonValue | undefined): JsonObject {
  // Every way begins with the name of a field.
  return { [String(key)]: within(rest, value) };
}

function within(
  [key, ...rest]: readonly (string | number)[],
  value: JsonValue | undefined,
): JsonValue | undefined {
  if (key === undefined) return value;
  const inner = within(rest, value);
  return typeof key === 'number' ? [inner ?? null] : { [key]: inner };
}
