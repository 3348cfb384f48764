import type { FieldChange, ObjectChange } from '../../diff/change.js';
import { isSecret, type Row, rowOf } from './row.js';

/** A difference that tools write into many objects, told once. */
export interface NoiseNote {
  /** With its values where they are the same in every object. */
  readonly row: Row;
  readonly objects: number;
}

/** The noise of all changes, by field: what is in most objects first. */
export function noiseNotesOf(changes: readonly ObjectChange[]): readonly NoiseNote[] {
  const notes = new Map<string, { row: Row; values: string; objects: number }>();
  for (const change of changes)
    for (const field of change.fields.filter(({ noise }) => noise !== undefined)) {
      const kind = (change.head ?? change.base)?.object.kind;
      const [key, values] = [JSON.stringify([field.how, field.field]), valuesOf(field, kind)];
      const note = notes.get(key);
      if (!note) notes.set(key, { row: rowOf(field, kind), values, objects: 1 });
      else notes.set(key, { ...merged(note, values), objects: note.objects + 1 });
    }
  return [...notes.values()].sort((a, b) => b.objects - a.objects);
}

function valuesOf(field: FieldChange, kind: string | undefined): string {
  return isSecret(field, kind) ? 'secret' : JSON.stringify([field.from, field.to]);
}

function merged(note: { row: Row; values: string }, values: string): { row: Row; values: string } {
  if (note.values === values) return note;
  const { how, path } = note.row;
  return { row: { how, path, say: '(another value in each)', rows: [] }, values: note.values };
}
