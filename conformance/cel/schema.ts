import type { Schema } from '../../src/kubernetes/schema/schema.js';
import type { JsonObject, JsonValue } from '../../src/model/manifest.js';

const renamed: Readonly<Record<string, keyof Schema>> = {
  'x-kubernetes-embedded-resource': 'embedded',
  'x-kubernetes-preserve-unknown-fields': 'open',
  'x-kubernetes-int-or-string': 'intOrString',
  'x-kubernetes-list-type': 'listType',
  'x-kubernetes-list-map-keys': 'listMapKeys',
  'x-kubernetes-validations': 'rules',
  additionalProperties: 'values',
};
const schemas = new Set(['items', 'additionalProperties']);

/** A schema as a CRD has it, as we keep it. */
export function schemaOf(source: JsonObject): Schema {
  const entries = Object.entries(source).map(([name, value]) => {
    if (name === 'properties') return [name, propertiesOf(value as JsonObject)];
    return [renamed[name] ?? name, schemas.has(name) ? schemaOf(value as JsonObject) : (value as JsonValue)];
  });
  // Written out above, field by field.
  return Object.fromEntries(entries) as Schema;
}

function propertiesOf(source: JsonObject): Record<string, Schema> {
  return Object.fromEntries(Object.entries(source).map(([name, of]) => [name, schemaOf(of as JsonObject)]));
}
