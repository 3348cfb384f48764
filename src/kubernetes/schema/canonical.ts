import type { JsonValue } from '../../model/manifest.js';

const deepest = 500;

/** JSON with sorted keys: equal for equal values. What lies too deep is left out. */
export function canonical(value: JsonValue | undefined, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth > deepest) return '…';
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonical(item, depth + 1)).join()}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const texts = fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field, depth + 1)}`);
  return `{${texts.sort().join()}}`;
}
