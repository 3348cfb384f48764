import type { PatchOperation } from '../../src/diff/json-patch.js';
import type { JsonValue } from '../../src/model/manifest.js';
import { tokens } from '../../src/model/pointer.js';

/** What RFC 6902 makes of a value; throws where an operation names a place that is not there. */
export function applyPatch(value: JsonValue, operations: readonly PatchOperation[]): JsonValue {
  const root = { value: structuredClone(value) };
  for (const operation of operations) apply(root, ['value', ...tokens(operation.path)], operation);
  return root.value;
}

type Container = Record<string, unknown> | unknown[];

function apply(root: Container, path: readonly string[], operation: PatchOperation): void {
  const last = path.at(-1) ?? '';
  let parent: Container = root;
  for (const token of path.slice(0, -1)) {
    const next: unknown = Object.hasOwn(parent, token)
      ? (parent as Record<string, unknown>)[token]
      : undefined;
    if (typeof next !== 'object' || next === null) throw new Error(`${operation.path}: there is no ${token}`);
    parent = next as Container;
  }
  if (Array.isArray(parent)) inList(parent, last, operation);
  else inMap(parent, last, operation);
}

function inList(list: unknown[], key: string, operation: PatchOperation): void {
  const index = key === '-' ? list.length : Number(key);
  const most = operation.op === 'add' ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > most)
    throw new Error(`${operation.path}: no such place`);
  if (operation.op === 'remove') list.splice(index, 1);
  else list.splice(index, operation.op === 'add' ? 0 : 1, operation.value);
}

function inMap(map: Record<string, unknown>, key: string, operation: PatchOperation): void {
  if (operation.op !== 'add' && !Object.hasOwn(map, key)) throw new Error(`${operation.path}: no such field`);
  if (operation.op === 'remove') delete map[key];
  else
    Object.defineProperty(map, key, {
      value: operation.value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}
