import type { JsonValue } from '../model/manifest.js';
import type { Step } from './change.js';

const plainField = /^[A-Za-z_$][\w$-]*$/;
const plainValue = /^[\w.:/*@+-]+$/;

/**
 * A path as a person reads it: `spec.template.spec.containers[name=app].image`,
 * `metadata.annotations["checksum/config"]`, `spec.ports[port=53,protocol=UDP]`, `args[2]`. Empty for the whole object.
 */
export function formatPath(steps: readonly Step[]): string {
  let path = '';
  for (const step of steps) path += formatStep(step, path === '');
  return path;
}

/** The path without keys and places, for `FieldChange.field`: `spec.ports[].port`. */
export function fieldOf(steps: readonly Step[]): string {
  let path = '';
  for (const step of steps) path += 'field' in step ? formatField(step.field, path === '') : '[]';
  return path;
}

function formatStep(step: Step, isFirst: boolean): string {
  if ('field' in step) return formatField(step.field, isFirst);
  if ('index' in step) return `[${step.index}]`;
  if ('value' in step) return `[${typeof step.value === 'number' ? '=' : ''}${formatValue(step.value)}]`;
  return `[${Object.entries(step.keys)
    .map(([key, value]) => `${key}=${formatValue(value)}`)
    .join(',')}]`;
}

function formatField(field: string, isFirst: boolean): string {
  if (!plainField.test(field)) return `[${JSON.stringify(field)}]`;
  return isFirst ? field : `.${field}`;
}

function formatValue(value: JsonValue): string {
  return typeof value === 'string' && plainValue.test(value) ? value : JSON.stringify(value);
}
