import { createRequire } from 'node:module';
import type { Schema } from '../schema/schema.js';

/** A kind that a room of ours emits, as far as its own schema tells. */
export interface RoomKind {
  /** As in the URL: `pipelineruns`. */
  readonly plural: string;
  readonly namespaced: boolean;
  readonly schema: Schema;
}

const require = createRequire(import.meta.url);

/** The kinds of the rooms, by `apiVersion/kind`; read when they are first asked for. */
export function roomKinds(): Readonly<Record<string, RoomKind>> {
  // Made by npm run generate, as such a record.
  return require('./data/rooms.cjs') as Readonly<Record<string, RoomKind>>;
}
