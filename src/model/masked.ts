import { looksSecret } from './looks-secret.js';
import type { JsonObject, JsonValue, KubernetesObject } from './manifest.js';

/** What stands for a value that must not be shown; it tells nothing of it, not even its length. */
export const MASK = '••••••';

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

/** A text with several lines: those of its lines that look secret are masked, or all of it where a key spans lines. */
export function maskedText(text: string): string {
  if (looksSecret('', text) && !text.includes('\n')) return MASK;
  if (/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/.test(text)) return MASK;
  return text.split('\n').map(maskedLine).join('\n');
}

const setting = /^(\s*(?:-\s+)?(?:export\s+|set\s+)?["']?)([\w.-]+)(["']?\s*[:=]\s*)(.+)$/;

function maskedLine(line: string): string {
  const [, before = '', name = '', between = '', value = ''] = setting.exec(line) ?? [];
  if (name !== '' && looksSecret(name, value.replace(/^["']|["'],?;?\s*$/g, '')))
    return `${before}${name}${between}${MASK}`;
  return looksSecret('', line.trim()) ? MASK : line;
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
  if (Array.isArray(value)) return value.map((item) => maskedValue(name, item, depth + 1) ?? null);
  if (isMap(value))
    return name === 'sops' && 'mac' in value ? everyValue(value) : maskedMap(value, depth + 1);
  if (isEncrypted(value) || name === lastApplied || looksSecret(name, value)) return MASK;
  return typeof value === 'string' ? maskedText(value) : value;
}

function maskedMap(map: JsonObject, depth: number): JsonObject {
  const entries = Object.entries(map).map(([key, value]): [string, JsonValue | undefined] => {
    const name = key === 'value' && typeof map.name === 'string' ? map.name : key;
    return [key, maskedValue(name, value, depth)];
  });
  return Object.fromEntries(entries);
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
