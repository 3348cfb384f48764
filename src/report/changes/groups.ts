import type { FieldChange, ObjectChange } from '../../diff/change.js';
import { formatPath } from '../../diff/format-path.js';
import {
  type ChangeGroup,
  fieldKey,
  groupChanges,
  isOfManyImages,
  sharedFields,
} from '../../diff/group-changes.js';
import { versionChange } from '../../diff/image-version.js';
import { isSecret, type Row, rowOf } from './row.js';

/** Objects that change in the same way but for noise. */
export interface Group {
  readonly changes: readonly ObjectChange[];
  /** What is to be told of each of them. */
  readonly rows: readonly Row[];
  /** How many fields are told with those that many objects share. */
  readonly told: number;
}

/** A difference that is told once for several objects, which differ in other ways too. */
export interface SharedRow {
  readonly row: Row;
  readonly changes: readonly ObjectChange[];
}

/** Changes by what they have in common. */
export interface Grouped {
  readonly groups: readonly Group[];
  readonly shared: readonly SharedRow[];
}

/** Puts the same changes together. Noise keeps no two apart, and is in none of the rows. */
export function grouped(changes: readonly ObjectChange[]): Grouped {
  const whole = new Map(changes.map((change) => [withoutNoise(change), change]));
  const wholes = (some: readonly ObjectChange[]) => some.map((change) => whole.get(change) ?? change);
  const groups = groupChanges([...whole.keys()]);
  const shared = sharedFields(groups);
  const keys = new Set(shared.map(({ field }) => keyOf(field)));
  return {
    groups: groups.map((group) => {
      const rest = group.fields.filter((field) => group.fields.length < 2 || !keys.has(keyOf(field)));
      const told = group.fields.length - rest.length;
      return { changes: wholes(group.changes), rows: rowsOf({ ...group, fields: rest }), told };
    }),
    shared: shared.map(({ field, changes: some }) => ({
      row: rowsOf({ fields: [field], changes: some })[0] ?? rowOf(field, undefined),
      changes: wholes(some),
    })),
  };
}

/** What has places among the changes in place of changes, and paths in place of rows. */
export interface Placed {
  readonly changes: readonly number[];
  readonly fields: readonly string[];
}

/** The same for programs: where the changes of each group are among all of them, counted from 0. */
export function placesOfGroups(changes: readonly ObjectChange[]) {
  const { groups, shared } = grouped(changes);
  const placeOf = new Map(changes.map((change, place) => [change, place]));
  const placed = (some: readonly ObjectChange[], rows: readonly Row[]): Placed => ({
    changes: some.map((change) => placeOf.get(change) ?? 0),
    fields: rows.map(({ path }) => path),
  });
  return {
    groups: groups.map((group) => placed(group.changes, group.rows)),
    shared: shared.map(({ row, changes: some }) => placed(some, [row])),
  };
}

function withoutNoise(change: ObjectChange): ObjectChange {
  return { ...change, fields: change.fields.filter(({ noise }) => noise === undefined) };
}

/** With the names of list items in their paths only where these are the same in all objects. */
function rowsOf({ fields, changes }: Pick<ChangeGroup, 'fields' | 'changes'>): Row[] {
  const [first, ...others] = changes;
  const kind = (first?.head ?? first?.base)?.object.kind;
  const paths = others.map((change) => new Set(change.fields.map(({ path }) => formatPath(path))));
  return fields.map((field) => {
    const row = isOfManyImages(field, changes) ? versionRow(field) : rowOf(field, kind);
    return paths.every((of) => of.has(formatPath(field.path))) ? row : { ...row, path: field.field };
  });
}

/** `:v1` to `:v2`, where images with several names get the same version. */
function versionRow(field: FieldChange): Row {
  const { from, to } = versionChange(field) ?? { from: '', to: '' };
  const written = (version: string) => version || '(none)';
  return {
    how: 'changed',
    path: field.field,
    from: written(from),
    to: written(to),
    say: '(the version of each image)',
    rows: [],
  };
}

function keyOf(field: FieldChange): string {
  return isSecret(field, undefined) ? '' : fieldKey(field);
}
