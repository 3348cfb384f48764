import { looksSecret, nameOfField, nameOfItem } from './looks-secret.js';
import type { JsonObject, JsonValue, KubernetesObject } from './manifest.js';
import { MASK, maskedText } from './masked-text.js';

/** How deep a value is looked into; what lies deeper is masked whole. */
const DEEPEST = 500;

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The object without what must not be shown: the data and annotations of a Secret, what SOPS has encrypted, and whatever
 * looks secret elsewhere. Fields and keys stay.
 */
export function masked(object: KubernetesObject): KubernetesObject {
  const { kind } = object;
  const value = kind === 'Secret' ? maskedSecret(object) : object;
  // Only values below the head are replaced.
  return maskedMap(value, 0) as KubernetesObject;
}

/** Whether SOPS has written the object: its values are encrypted, and `sops` says how. */
export function isSopsEncrypted(object: JsonObject): boolean {
  return Object.hasOwn(object, 'sops') && isMap(object.sops) && 'mac' in object.sops;
}

/** Whether the text is a value that SOPS has encrypted. */
export function isEncrypted(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith('ENC[');
}

/** A part of an object that is no Secret, with what looks secret in it masked; `name` is its field, or its variable. */
export function maskedPart(name: string, value: JsonValue): JsonValue {
  return maskedValue(name, value, 0) ?? null;
}

function maskedSecret(object: JsonObject): JsonObject {
  const { data, stringData, metadata } = object;
  return {
    ...object,
    ...(data !== undefined && { data: everyValue(data) }),
    ...(stringData !== undefined && { stringData: everyValue(stringData) }),
    ...(isMap(metadata) &&
      metadata.annotations !== undefined && {
        metadata: { ...metadata, annotations: everyValue(metadata.annotations) },
      }),
  };
}

function everyValue(value: JsonValue): JsonValue {
  if (value === null) return value;
  if (!isMap(value)) return MASK;
  return Object.fromEntries(Object.keys(value).map((key) => [key, MASK]));
}

function maskedValue(name: string, value: JsonValue | undefined, depth: number): JsonValue | undefined {
  if (depth > DEEPEST) return MASK;
  if (isList(value))
    return value.map((item, index) => maskedValue(nameOfItem(value, index, name), item, depth + 1) ?? null);
  if (isMap(value))
    return name === 'sops' && 'mac' in value ? everyValue(value) : maskedMap(value, depth + 1, name);
  if (isEncrypted(value) || name === lastApplied || looksSecret(name, value)) return MASK;
  return typeof value === 'string' ? maskedText(value) : value;
}

function maskedMap(map: JsonObject, depth: number, own = ''): JsonObject {
  const entries = Object.entries(map).map(([key, value]): [string, JsonValue | undefined] => [
    key,
    maskedValue(nameOfField(map, key, own), value, depth),
  ]);
  return Object.fromEntries(entries);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
