import { type Static, Type } from '@sinclair/typebox';
import { parseAllDocuments } from 'yaml';
import { removedVersion, removedVersions } from '../../kubernetes/removed-versions.js';
import type { JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';
import { show } from '../../model/show.js';
import { closed, type Refuse } from '../../synth/props.js';
import { print } from '../../yaml/print.js';
import { oneOf, type Patch, PatchTarget } from './kinds/shared.js';

const Operation = closed({
  /** What is done. */
  op: oneOf('add', 'remove', 'replace', 'move', 'copy', 'test'),
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

/** Refuses patches that kustomize cannot read, that are for nothing, or that name a version which nobody serves. */
export function checkPatches(patches: readonly PatchProps[] | undefined, at: Pointer, refuse: Refuse): void {
  for (const [index, patch] of (patches ?? []).entries()) checkPatch(patch, child(at, index), refuse);
}

function checkPatch({ patch, target }: PatchProps, at: Pointer, refuse: Refuse): void {
  const tell: Refuse = (inside, what, fix) => refuse(at + inside, what, fix);
  checkTarget(target, tell);
  const documents = typeof patch === 'string' ? read(patch, tell) : [patch];
  for (const document of documents) {
    if (Array.isArray(document)) checkOperations(document, target, tell);
    else if (typeof document === 'object' && document !== null) checkMerge(document, target, tell);
    else tell('/patch', `${show(document)} is no patch.`, 'Write an object, or a list of operations.');
  }
}

function read(text: string, tell: Refuse): readonly unknown[] {
  const documents = parseAllDocuments(text);
  const error = documents.flatMap((document) => document.errors)[0];
  if (error) {
    const what = `The patch is no YAML: ${error.message.split('\n')[0]}`;
    tell('/patch', what, 'Correct it, or write it as an object.');
    return [];
  }
  const values = documents.map((document): unknown => document.toJS());
  if (values.length === 0) tell('/patch', 'The patch is empty.', 'Write what it changes, or remove it.');
  return values;
}

function checkMerge(patch: object, target: PatchProps['target'], tell: Refuse): void {
  const { apiVersion, kind, metadata } = patch as Record<string, unknown>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const what = 'A strategic merge patch needs apiVersion and kind.';
    tell('/patch', what, 'Add them, or write a JSON 6902 patch: a list of operations.');
    return;
  }
  checkVersion(apiVersion, kind, '/patch', tell);
  const { name } = (metadata ?? {}) as { name?: unknown };
  if (target === undefined && typeof name !== 'string') {
    tell('/patch', 'The patch names no object: it is for nothing.', 'Add metadata.name, or a target.');
  }
}

function checkOperations(operations: readonly unknown[], target: PatchProps['target'], tell: Refuse): void {
  if (target === undefined) {
    tell('/target', 'A JSON 6902 patch needs a target: it does not say what it is for.', 'Add one.');
  }
  for (const operation of operations) {
    // Read from YAML, it can be anything.
    const { op, path, value } = (operation ?? {}) as { op?: unknown; path?: unknown; value?: unknown };
    if (typeof op !== 'string' || typeof path !== 'string' || !/^(\/|$)/.test(path)) {
      const fix = 'Write { op, path, value }; the path is a JSON pointer such as /spec/replicas.';
      tell('/patch', `${show(operation)} is no operation of a JSON 6902 patch.`, fix);
    }
    if (path === '/apiVersion' && typeof value === 'string')
      checkVersion(value, target?.kind ?? '', '/patch', tell);
  }
}

/** A target by a version that is gone matches nothing in manifests that are up to date. */
function checkTarget(target: PatchProps['target'], tell: Refuse): void {
  if (target?.version === undefined || target.kind === undefined) return;
  const { group, version, kind } = target;
  const apiVersion = group === undefined ? removedWithKind(version, kind) : `${group}/${version}`;
  if (apiVersion !== undefined) checkVersion(apiVersion, kind, '/target/version', tell);
}

/** Without a group, a kind alone must do: only those that a version lists are known to be of it. */
function removedWithKind(version: string, kind: string): string | undefined {
  const found = removedVersions.find(
    ({ apiVersion, kinds }) =>
      apiVersion.endsWith(`/${version}`) && kinds !== 'every' && kinds.includes(kind),
  );
  return found?.apiVersion;
}

function checkVersion(apiVersion: string, kind: string, at: Pointer, tell: Refuse): void {
  const removed = removedVersion(apiVersion, kind);
  if (!removed) return;
  const what = `${kind} of ${apiVersion} is not served since ${removed.since}.`;
  tell(at, what, removed.use === undefined ? 'Nothing took its place: remove it.' : `Use ${removed.use}.`);
}
