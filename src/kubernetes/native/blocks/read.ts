import type { JsonObject, JsonValue } from '../../../model/manifest.js';

/** What may be read here: a value of an object, or nothing. */
export type Value = JsonValue | undefined;

/** The text, or `''` for everything else: what the API server has where nothing was written. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : '';
}

/** The number, if it is one. */
export function numberOf(value: Value): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The items, or none. */
export function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** The fields; an object without any for everything that is no object. */
export function fieldsOf(value: Value): JsonObject {
  return isFields(value) ? value : none;
}

/** Whether it is an object, or a map. */
export function isFields(value: Value): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the field is written, with something else than null. */
export function isSet(value: Value): value is JsonValue {
  return value !== undefined && value !== null;
}

/** What lies at these names, one below the other. */
export function at(value: Value, ...names: readonly string[]): Value {
  let here = value;
  for (const name of names) here = isFields(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  return here ?? undefined;
}

/** The bytes of a text in UTF-8: what the API server counts. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of the pair's four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

const none: JsonObject = Object.freeze({});
