import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { print } from '../../yaml/print.js';
import { lineText } from '../../yaml/scalar.js';

/** A map or list that is longer than this is written over several lines. */
const LONGEST_FLOW = 72;
/** Deeper than this nobody reads it in a line. */
const DEEPEST_FLOW = 20;

/**
 * A value as a person reads it: a text without quotes where nobody takes it for something else, a short list or map on one
 * line, a longer one as YAML. Ends without a line feed, unless it is a text that does. Never throws.
 */
export function valueText(value: JsonValue): string {
  if (typeof value === 'string') return value.includes('\n') ? value : quotedText(value);
  const flow = flowText(value, 0);
  return flow.length <= LONGEST_FLOW ? flow : (yamlText(value) ?? flow);
}

/** The YAML of a value, without the line feed at its end; undefined for what YAML cannot say. */
export function yamlText(value: JsonValue): string | undefined {
  try {
    return print(value).replace(/\n$/, '');
  } catch {
    // A lone surrogate, or maps a thousand levels deep: it was read from JSON.
    return undefined;
  }
}

function quotedText(text: string): string {
  return /\p{Cs}/u.test(text) ? JSON.stringify(text) : lineText(text);
}

function flowText(value: JsonValue | undefined, depth: number): string {
  if (typeof value === 'string') return flowString(value);
  if (typeof value !== 'object' || value === null) return String(value ?? null);
  if (depth > DEEPEST_FLOW) return '…';
  return isList(value) ? flowList(value, depth + 1) : flowMap(value, depth + 1);
}

function flowList(list: readonly JsonValue[], depth: number): string {
  return `[${list.map((item) => flowText(item, depth)).join(', ')}]`;
}

function flowMap(map: JsonObject, depth: number): string {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, value]) => `${flowString(key)}: ${flowText(value, depth)}`).join(', ')} }`;
}

/** In a line of several values, a comma or a bracket needs quotes too. */
function flowString(text: string): string {
  return /[,[\]{}\n\p{Cs}]/u.test(text) ? JSON.stringify(text) : lineText(text);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
