import { removedVersion, removedVersions } from '../../kubernetes/removed-versions.js';
import type { Pointer } from '../../model/pointer.js';
import type { Refuse } from '../../synth/props.js';
import type { PatchProps } from './patches.js';

/** Refuses a version of a kind that is no longer served (R114). */
export function checkVersion(apiVersion: string, kind: string, at: Pointer, refuse: Refuse): void {
  const removed = removedVersion(apiVersion, kind);
  if (!removed) return;
  const what = `${kind} of ${apiVersion} is not served since ${removed.since}.`;
  refuse(at, what, removed.use === undefined ? 'Nothing took its place: remove it.' : `Use ${removed.use}.`);
}

/** Refuses a target by a version that is gone: it matches nothing in manifests that are up to date. */
export function checkTargetVersion(target: PatchProps['target'], refuse: Refuse): void {
  if (target?.version === undefined || target.kind === undefined) return;
  const { group, version, kind } = target;
  const apiVersion = group === undefined ? removedWithKind(version, kind) : `${group}/${version}`;
  if (apiVersion !== undefined) checkVersion(apiVersion, kind, '/target/version', refuse);
}

/** Without a group, a kind alone must do: only those that a version lists are known to be of it. */
function removedWithKind(version: string, kind: string): string | undefined {
  const found = removedVersions.find(
    ({ apiVersion, kinds }) =>
      apiVersion.endsWith(`/${version}`) && kinds !== 'every' && kinds.includes(kind),
  );
  return found?.apiVersion;
}
