import type { JsonObject, JsonValue } from '../../../model/manifest.js';

/** What can be a `dataSource` too. */
const sources: readonly string[] = ['PersistentVolumeClaim', 'VolumeSnapshot'];

/** The older of two fields for the same, which cannot name another namespace. */
export function dataSourceOf({ dataSourceRef }: JsonObject): JsonValue | undefined {
  const { namespace, kind } = fieldsOf(dataSourceRef);
  return namespace === undefined && sources.includes(`${kind}`) ? dataSourceRef : undefined;
}

export function dataSourceRefOf({ dataSource }: JsonObject): JsonValue | undefined {
  return dataSource;
}

/** What a container is limited to where a LimitRange says only how much it may have. */
export function defaultLimits({ type, max }: JsonObject): JsonObject | undefined {
  return type === 'Container' ? fieldsOf(max) : undefined;
}

/** What a container requests: what it is limited to, else the least that it may have. */
export function defaultRequests(item: JsonObject): JsonObject | undefined {
  if (item.type !== 'Container') return undefined;
  return { ...fieldsOf(item.min), ...fieldsOf(item.max), ...fieldsOf(item.default) };
}

function fieldsOf(value: JsonValue | undefined): JsonObject {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Not a list and not null: a map.
  return isMap ? (value as JsonObject) : {};
}
