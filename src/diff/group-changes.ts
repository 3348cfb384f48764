import { canonical } from '../kubernetes/schema/canonical.js';
import type { FieldChange, ObjectChange } from './change.js';
import { versionChange } from './image-version.js';

/** Objects that change in the same way: one image in 48 resources, one object in the folders of many clusters. */
export interface ChangeGroup {
  readonly how: ObjectChange['how'];
  /**
   * What all of them have in common; empty for what was added or removed. Where several images get the same version, that
   * of the first object: see `isOfManyImages`.
   */
  readonly fields: readonly FieldChange[];
  /** At least one. */
  readonly changes: readonly ObjectChange[];
  /** All that changes in them is noise: labels of versions, checksums. */
  readonly noise: boolean;
}

/** One field that changes in the same way in several objects which otherwise differ in other ways. */
export interface SharedField {
  readonly field: FieldChange;
  /** At least three. */
  readonly changes: readonly ObjectChange[];
}

/** So many objects make a field worth being told once for all of them. */
const fewest = 3;

/**
 * The changes, those that are the same in all but their objects together, in the order of their first object; noise comes
 * last. What was added or removed is together where it is the same object, in several places. Two values that must not be
 * shown may differ, so objects with such changes are together only if they are the same object in several places.
 */
export function groupChanges(changes: readonly ObjectChange[]): readonly ChangeGroup[] {
  const groups = new Map<string, ObjectChange[]>();
  for (const change of changes) add(groups, keyOf(change), change);
  const all = [...groups.values()].map(groupOf);
  return [...all.filter(({ noise }) => !noise), ...all.filter(({ noise }) => noise)];
}

/**
 * Fields that change in the same way in at least three objects, no two groups of which are the same: what is left to tell
 * of those objects is less by it. The most frequent come first.
 */
export function sharedFields(groups: readonly ChangeGroup[]): readonly SharedField[] {
  const found = new Map<string, { field: FieldChange; changes: Set<ObjectChange> }>();
  for (const { fields, changes } of groups) {
    if (fields.length < 2) continue;
    for (const field of fields) {
      const key = fieldKey(field);
      const known = found.get(key) ?? { field, changes: new Set() };
      for (const change of changes) known.changes.add(change);
      found.set(key, known);
    }
  }
  const many = [...found.values()]
    .map(({ field, changes }) => ({ field, changes: [...changes] }))
    .filter(({ field, changes }) => !isHidden(field) && changes.length >= fewest);
  return many.sort((a, b) => b.changes.length - a.changes.length);
}

/** Whether the field is that of images with several names, in these objects: only their version changes, in the same way. */
export function isOfManyImages(field: FieldChange, changes: readonly ObjectChange[]): boolean {
  if (!versionChange(field)) return false;
  const key = fieldKey(field);
  const same = changes.flatMap(({ fields }) => fields.filter((other) => fieldKey(other) === key));
  return same.some(({ from }) => from !== field.from);
}

function groupOf(changes: readonly ObjectChange[]): ChangeGroup {
  // A group is made for its first change.
  const { how, fields } = changes[0] as ObjectChange;
  const noise = how === 'changed' && fields.length > 0 && fields.every((field) => field.noise !== undefined);
  return { how, fields, changes, noise };
}

function keyOf({ how, object, was = '', fields }: ObjectChange): string {
  const isOne = how !== 'changed' || fields.some(isHidden);
  return [how, isOne ? `${object} ${was}` : '', ...fields.map(fieldKey).sort()].join('\n');
}

function isHidden({ secret, masked }: FieldChange): boolean {
  return secret === true || masked === true;
}

/**
 * The same for changes that are the same: of a field in the object's own terms, without the names of list items around it.
 * Of an image whose version alone changes it is the version that counts, so that a release of many images is one change.
 */
export function fieldKey(change: FieldChange): string {
  const { how, field, secret, noise } = change;
  const image = versionChange(change);
  const { from, to } = image ?? change;
  const values = [from ?? null, to ?? null, secret ?? false, noise ?? '', image !== undefined];
  return `${how} ${field} ${canonical(values)}`;
}

function add(groups: Map<string, ObjectChange[]>, key: string, change: ObjectChange): void {
  const group = groups.get(key);
  if (group) group.push(change);
  else groups.set(key, [change]);
}
