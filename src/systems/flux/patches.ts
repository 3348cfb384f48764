import { type Static, Type } from '@sinclair/typebox';
import type { JsonValue } from '../../model/manifest.js';
import { closed } from '../../synth/props.js';
import { print } from '../../yaml/print.js';
import { oneOf, type Patch, PatchTarget } from './kinds/shared.js';

/** What a JSON 6902 patch can do. */
export const operations = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const;

const Operation = closed({
  /** What is done. */
  op: oneOf(...operations),
  /** A JSON pointer. */
  path: Type.String(),
  /** A JSON pointer, for move and copy. */
  from: Type.Optional(Type.String()),
  /** The value, for add, replace and test. */
  value: Type.Optional(Type.Unknown()),
});

/** A change to manifests: the patch, and the objects that it is for. */
export const PatchProps = closed({
  /**
   * A strategic merge patch as an object (`null` deletes a field), a JSON 6902 patch as a list of operations, or either
   * as YAML. What it says of API versions is checked: a version that is no longer served is refused.
   */
  patch: Type.Union([Type.String(), Type.Record(Type.String(), Type.Unknown()), Type.Array(Operation)]),
  /** The objects. Default: the one that a strategic merge patch names; a JSON 6902 patch needs a target. */
  target: Type.Optional(PatchTarget),
});
/** A change to manifests: the patch, and the objects that it is for. */
export type PatchProps = Static<typeof PatchProps>;

/** The patches as the API takes them: all of them YAML. */
export function renderPatches(patches: readonly PatchProps[]): Static<typeof Patch>[] {
  return patches.map(({ patch, target }) => ({ patch: toText(patch), ...(target && { target }) }));
}

function toText(patch: PatchProps['patch']): string {
  // What is no JSON was refused before.
  return typeof patch === 'string' ? patch : print(patch as JsonValue);
}
