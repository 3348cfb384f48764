import type { Value } from './value.js';

const ENTRY = /^\s*(?<key>[A-Za-z_][\w.-]*)(?<rest>=(?<value>.*))?$/s;

/**
 * A file of environment variables: one to a line, the last of several counts. Readers differ about quotes and blanks in a
 * value, so these count. Undefined for everything else, and for values that refer to others: then order may count.
 */
export function readEnv(text: string): Value[] | undefined {
  if (text.includes('$') || text.includes('\0')) return undefined;
  const variables = new Map<string, Value>();
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const { key, value } = ENTRY.exec(line)?.groups ?? {};
    if (key === undefined) return undefined;
    variables.set(key, value ?? null);
  }
  return [Object.fromEntries(variables)];
}
