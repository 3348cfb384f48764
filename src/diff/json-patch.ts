import type { JsonObject, JsonValue } from '../model/manifest.js';
import { child, type Pointer, tokens } from '../model/pointer.js';
import type { FieldChange, ObjectChange } from './change.js';

/** One operation of RFC 6902. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: Pointer; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: Pointer };

/**
 * What makes of an object of BASE one that means the same as that of HEAD, in the order in which it is to be applied.
 * Values that must not be shown are left out: see `leftOutOf`. Nothing for an object that was added or removed.
 */
export function jsonPatch(change: ObjectChange): PatchOperation[] {
  const { base, head, fields } = change;
  if (!base || !head) return [];
  const told = fields.filter((field) => !isHidden(field));
  const moved = told.flatMap((field) => (field.how === 'moved' ? listOf(field) : []));
  const whole = moved.filter((list) => !moved.some((other) => list.base.startsWith(`${other.base}/`)));
  const parts = told.filter(({ how, baseAt, baseIn }) => {
    const at = baseAt ?? baseIn ?? '';
    return how !== 'moved' && !whole.some((list) => at === list.base || at.startsWith(`${list.base}/`));
  });
  return [
    ...namePatch(base.object, head.object),
    ...parts.filter(({ how }) => how === 'changed').map((field) => replacement(field, head.object)),
    ...whole.map(
      ({ base: path, head: at }): PatchOperation => ({
        op: 'replace',
        path,
        value: valueAt(head.object, at) ?? null,
      }),
    ),
    ...structural(parts, base.object, head.object),
  ];
}

/** The places in HEAD, or in BASE where they are gone, whose values `jsonPatch` leaves out because they are secret. */
export function leftOutOf({ fields }: ObjectChange): Pointer[] {
  return fields.filter(isHidden).map(({ headAt, baseAt }) => headAt ?? baseAt ?? '');
}

/** What is removed needs no value. A list in another order is left out if one of its items is secret. */
function isHidden({ how, secret, masked }: FieldChange): boolean {
  return how !== 'removed' && (secret === true || masked === true);
}

function listOf({ baseAt, headAt }: FieldChange): { base: Pointer; head: Pointer }[] {
  return baseAt === undefined || headAt === undefined ? [] : [{ base: baseAt, head: headAt }];
}

function namePatch(base: JsonObject, head: JsonObject): PatchOperation[] {
  return ['/metadata/name', '/metadata/generateName', '/metadata/namespace'].flatMap(
    (path): PatchOperation[] => {
      const [from, to] = [valueAt(base, path), valueAt(head, path)];
      if (from === to) return [];
      return [to === undefined ? { op: 'remove', path } : { op: 'add', path, value: to }];
    },
  );
}

function replacement({ baseAt = '', headAt = '' }: FieldChange, head: JsonObject): PatchOperation {
  return { op: 'replace', path: baseAt, value: valueAt(head, headAt) ?? null };
}

/** What is added and removed: first in what lies deepest, so that no place moves before its turn. */
function structural(parts: readonly FieldChange[], base: JsonObject, head: JsonObject): PatchOperation[] {
  const containers = new Map<Pointer, FieldChange[]>();
  for (const part of parts) {
    if (part.how !== 'added' && part.how !== 'removed') continue;
    const at = part.baseIn ?? parentOf(part.baseAt ?? '');
    containers.set(at, [...(containers.get(at) ?? []), part]);
  }
  const deepestFirst = [...containers].sort(([a], [b]) => tokens(b).length - tokens(a).length);
  return deepestFirst.flatMap(([at, changes]) => {
    const list = valueAt(base, at);
    const gone = changes
      .filter(({ how }) => how === 'removed')
      .sort((a, b) => lastToken(b.baseAt) - lastToken(a.baseAt));
    const fresh = changes
      .filter(({ how }) => how === 'added')
      .sort((a, b) => lastToken(a.headAt) - lastToken(b.headAt));
    const length = Array.isArray(list) ? list.length - gone.length : undefined;
    return [
      ...gone.map(({ baseAt = '' }): PatchOperation => ({ op: 'remove', path: baseAt })),
      ...fresh.map(({ headAt = '' }, index) =>
        addition(at, headAt, length === undefined ? undefined : length + index, head),
      ),
    ];
  });
}

/** Into its place in HEAD; behind the last of a list that is `length` long by now, if there is no such place. */
function addition(
  at: Pointer,
  headAt: Pointer,
  length: number | undefined,
  head: JsonObject,
): PatchOperation {
  const key = tokens(headAt).at(-1) ?? '';
  const value = valueAt(head, headAt) ?? null;
  const place = length !== undefined && Number(key) >= length ? '-' : key;
  return { op: 'add', path: child(at, place), value };
}

/** Of an item of a list, its place; fields stay in their order. */
function lastToken(at: Pointer = ''): number {
  return Number(tokens(at).at(-1)) || 0;
}

function parentOf(at: Pointer): Pointer {
  return at.slice(0, at.lastIndexOf('/'));
}

function valueAt(object: JsonValue, at: Pointer): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const token of tokens(at)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    // A list and an object are both read by their own keys.
    value = (value as JsonObject)[token];
  }
  return value;
}
