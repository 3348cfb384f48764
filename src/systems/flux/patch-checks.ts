import { parseAllDocuments } from 'yaml';
import { child, type Pointer } from '../../model/pointer.js';
import { oneOf, show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { checkPattern } from './examine.js';
import { operations, type PatchProps } from './patches.js';
import { checkTargetVersion, checkVersion } from './removed-patch-versions.js';

/** Refuses patches that kustomize cannot read, that are for nothing, or that name a version which nobody serves. */
export function checkPatches(patches: readonly PatchProps[] | undefined, at: Pointer, refuse: Refuse): void {
  for (const [index, patch] of (patches ?? []).entries()) checkPatch(patch, child(at, index), refuse);
}

function checkPatch({ patch, target }: PatchProps, at: Pointer, refuse: Refuse): void {
  const tell: Refuse = (inside, what, fix) => refuse(at + inside, what, fix);
  checkTargetVersion(target, tell);
  for (const field of ['name', 'namespace'] as const)
    checkPattern(target?.[field], child('/target', field), tell);
  const documents = typeof patch === 'string' ? read(patch, tell) : [patch];
  for (const document of documents) {
    if (Array.isArray(document)) checkOperations(document, target, tell);
    else if (typeof document === 'object' && document !== null) checkMerge(document, target, tell);
    else tell('/patch', `${show(document)} is no patch.`, 'Write an object, or a list of operations.');
  }
  if (target === undefined || documents.length < 2) return;
  const what = `The patch is ${documents.length} patches, and they have one target; kustomize refuses that.`;
  tell('/patch', what, 'Make each a patch of its own, or leave the target out.');
}

/** The documents of a text, without those that are empty: kustomize passes them over. */
function read(text: string, tell: Refuse): readonly unknown[] {
  const documents = parseAllDocuments(text);
  const error = documents.flatMap((document) => document.errors)[0];
  if (error) {
    const what = `The patch is no YAML: ${error.message.split('\n')[0]}`;
    tell('/patch', what, 'Correct it, or write it as an object.');
    return [];
  }
  const values = documents.map((document): unknown => document.toJS()).filter((value) => value !== null);
  if (values.length === 0) tell('/patch', 'The patch is empty.', 'Write what it changes, or remove it.');
  return values;
}

function checkMerge(patch: object, target: PatchProps['target'], tell: Refuse): void {
  // Whatever it is, it has fields, and what is in them is looked at.
  const { apiVersion, kind, metadata } = patch as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const what = 'A strategic merge patch needs apiVersion and kind.';
    tell('/patch', what, 'Add them, or write a JSON 6902 patch: a list of operations.');
    return;
  }
  checkVersion(apiVersion, kind, '/patch', tell);
  // As above.
  const { name } = (metadata ?? {}) as { readonly name?: unknown };
  if (typeof name !== 'string' && target) {
    const what = 'The patch has no metadata.name, without which kustomize does not read it.';
    tell('/patch', what, 'Add any: the target decides.');
  } else if (typeof name !== 'string')
    tell('/patch', 'The patch names no object: it is for nothing.', 'Add metadata.name.');
  if (hasEmptyItem(patch))
    tell('/patch', 'The patch has a list with an empty item; kustomize refuses that.', 'Remove the item.');
}

function hasEmptyItem(value: unknown): boolean {
  if (Array.isArray(value) && value.includes(null)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasEmptyItem);
}

function checkOperations(list: readonly unknown[], target: PatchProps['target'], tell: Refuse): void {
  if (target === undefined) {
    tell('/target', 'A JSON 6902 patch needs a target: it does not say what it is for.', 'Add one.');
  }
  if (list.length === 0) tell('/patch', 'The patch is empty.', 'Write what it changes, or remove it.');
  for (const operation of list) checkOperation(operation, target, tell);
}

function checkOperation(operation: unknown, target: PatchProps['target'], tell: Refuse): void {
  // Read from YAML, it can be anything.
  const { op, path, from, value } = (operation ?? {}) as Readonly<Record<string, unknown>>;
  const isMove = op === 'move' || op === 'copy';
  if (!operations.some((known) => known === op) || !isPointer(path) || (isMove && !isPointer(from))) {
    const fix = `Write { op, path, value }, or { op, from, path }; op is ${oneOf(operations)}, and a path is a JSON pointer such as /spec/replicas.`;
    tell('/patch', `${show(operation)} is no operation of a JSON 6902 patch.`, fix);
  }
  if (path === '/apiVersion' && typeof value === 'string')
    checkVersion(value, target?.kind ?? '', '/patch', tell);
}

function isPointer(path: unknown): boolean {
  return typeof path === 'string' && /^(\/|$)/.test(path);
}
