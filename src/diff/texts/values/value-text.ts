import { resolve } from '../../../yaml/load/resolve.js';
import { lineText } from '../../../yaml/scalar.js';
import { isList, isMap, type Value, Written } from './value.js';

/** A value as a part shows it: a scalar bare, unless it could be taken for another one; a map or list as YAML. */
export function yamlText(value: Value): string {
  return isList(value) || isMap(value) ? blockLines(value).join('\n') : scalarText(value);
}

/** A value as a part of JSON shows it. */
export function jsonText(value: Value): string {
  return isList(value) || isMap(value) ? JSON.stringify(value, null, 2) : scalarText(value);
}

/** A string of many lines is shown as it is: it stands alone. */
function scalarText(value: Value): string {
  if (value instanceof Written) return value.text;
  if (typeof value !== 'string') return String(value);
  return typeof resolve(value) === 'string' ? value : JSON.stringify(value);
}

function blockLines(value: Value): string[] {
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap(itemLines);
  if (!isMap(value)) return [inlineText(value)];
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, of]) => entryLines(lineText(key), of));
}

function itemLines(value: Value): string[] {
  return blockLines(value).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

function entryLines(key: string, value: Value): string[] {
  const lines = blockLines(value);
  if (isEmpty(value) || !(isList(value) || isMap(value))) return [`${key}: ${lines.join()}`];
  return [`${key}:`, ...lines.map((line) => (isList(value) ? line : `  ${line}`))];
}

function isEmpty(value: Value): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function inlineText(value: Value): string {
  return typeof value === 'string' ? lineText(value) : scalarText(value);
}
