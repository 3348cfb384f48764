import type { JsonObject, JsonValue, KubernetesObject } from '../../model/manifest.js';
import { fieldsOf, isFields, itemsOf, type Value } from '../native/blocks/read.js';

/** What objects are checked by in a CustomResourceDefinition: its names, its scope, and the schemas without their prose. */
export function crdFacts({ apiVersion, kind, metadata, spec }: KubernetesObject): KubernetesObject {
  const { group, names, scope, versions } = fieldsOf(spec);
  const kept = itemsOf(versions).filter(isFields).map(versionFacts);
  return {
    apiVersion,
    kind,
    metadata: { name: metadata.name ?? '' },
    spec: { group, names, scope, versions: kept },
  };
}

const versionFields = ['name', 'served', 'storage', 'deprecated', 'deprecationWarning'];

function versionFacts(version: JsonObject): JsonObject {
  const head = Object.entries(version).filter(([field]) => versionFields.includes(field));
  const { openAPIV3Schema: schema } = fieldsOf(version.schema);
  return {
    ...Object.fromEntries(head),
    ...(isFields(schema) && { schema: { openAPIV3Schema: withoutProse(schema) } }),
  };
}

/** What no object is checked by. As names of properties they mean something, so these are gone through as a map. */
const prose = new Set(['description', 'title', 'example', 'externalDocs', '$schema', 'id']);
const maps = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);
const lists = new Set(['allOf', 'anyOf', 'oneOf']);
const singles = new Set(['items', 'additionalProperties', 'additionalItems', 'not']);

function withoutProse(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([keyword]) => !prose.has(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, reduced(keyword, value)]));
}

function reduced(keyword: string, value: Value): Value {
  if (singles.has(keyword)) return part(value);
  if (lists.has(keyword) && Array.isArray(value)) return value.map((item: JsonValue) => part(item) ?? null);
  if (!maps.has(keyword) || !isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, part(inner)]));
}

function part(value: Value): Value {
  return isFields(value) ? withoutProse(value) : value;
}
