import { fieldsOf } from '../../../kubernetes/native/blocks/read.js';
import { identity, type KubernetesObject } from '../../../model/manifest.js';
import { allOf, show } from '../../../model/show.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import type { Reference } from '../../../resources/graph/reference.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind, updated } from '../support/delta.js';
import { usersOf } from '../support/related.js';

const kinds = [
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'PersistentVolumeClaim',
  'Service',
  'StorageClass.storage.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'RuntimeClass.node.k8s.io',
  'IngressClass.networking.k8s.io',
  'Role.rbac.authorization.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
];

/** Something that goes although others still name it. */
export const stillUsed = defineRisk({
  id: 'removed-while-used',
  level: 'outage',
  why: 'New Pods that need it do not start (CreateContainerConfigError, FailedMount, or they are never made), routes to it answer with an error, and rights granted through it are gone.',
  fix: 'Remove what names it first, or keep it until nothing does.',
  *check(delta, sets) {
    if (!isGone(delta) || !delta.base) return;
    const { base } = delta;
    if (!kinds.includes(kindOf(base.object))) return;
    const users: string[] = [];
    for (const { manifest, references } of usersOf(base, sets.base, sets.head)) {
      if (references.some(isNeeded)) users.push(identity(manifest.object));
    }
    if (users.length > 0)
      yield {
        what: `${howItWent(delta)}, and ${listed(users)} still ${users.length > 1 ? 'name' : 'names'} it.`,
      };
  },
});

/** A key that goes although containers still read it. */
export const usedKeyRemoved = defineRisk({
  id: 'used-key-removed',
  level: 'outage',
  why: 'A container that reads the key for a variable, or mounts it, does not start again without it (CreateContainerConfigError, FailedMount).',
  fix: 'Keep the key until no container names it, or make the reference optional: true.',
  *check(delta, sets) {
    const both = updated(delta);
    if (!both || !delta.head || !isOfKind(delta, 'ConfigMap', 'Secret')) return;
    const now = keysOf(both.head);
    const gone = new Set([...keysOf(both.base)].filter((key) => !now.has(key)));
    if (gone.size === 0) return;
    for (const { manifest, references } of usersOf(delta.head, sets.head, sets.head)) {
      const missing = references
        .filter(isNeeded)
        .flatMap(({ keys = [] }) => keys.filter((key) => gone.has(key)));
      const names = [...new Set(missing)].map((key) => show(key));
      if (names.length > 0)
        yield {
          what: `Key ${allOf(names)} is removed, and ${identity(manifest.object)} still reads it.`,
          at: '/data',
        };
    }
  },
});

function isNeeded({ optional, via }: Reference): boolean {
  return !optional && via !== 'subject';
}

function keysOf({ data, binaryData, stringData }: KubernetesObject): Set<string> {
  return new Set([data, binaryData, stringData].flatMap((map) => Object.keys(fieldsOf(map))));
}

function listed(users: readonly string[]): string {
  const shown = users.slice(0, 3);
  return allOf(users.length > 3 ? [...shown, `${users.length - 3} more`] : shown);
}
