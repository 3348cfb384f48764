import { at, numberOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind, updated } from '../support/delta.js';

const running = [
  'Deployment.apps',
  'StatefulSet.apps',
  'DaemonSet.apps',
  'ReplicaSet.apps',
  'ReplicationController',
  'Pod',
  'Rollout.argoproj.io',
  'Service.serving.knative.dev',
  'CronJob.batch',
];
const counted = [
  'Deployment.apps',
  'StatefulSet.apps',
  'ReplicaSet.apps',
  'ReplicationController',
  'Rollout.argoproj.io',
];

/** What ran. */
export const workloadRemoved = defineRisk({
  id: 'workload-removed',
  level: 'outage',
  why: 'Its Pods are deleted, and nothing takes their place; of one that was renamed, the old Pods may go before the new ones are ready.',
  fix: 'Make sure that nobody needs it; where it only moves, apply the new one, wait until it is ready, and remove the old one after.',
  *check(delta) {
    if (!isGone(delta) || !delta.base || !running.includes(kindOf(delta.base.object))) return;
    if (replicasOf(delta.base.object) === 0) return;
    yield { what: `${howItWent(delta)}: the Pods of the old one are deleted.` };
  },
});

/** None of it left. */
export const scaledToZero = defineRisk({
  id: 'scaled-to-zero',
  level: 'outage',
  why: 'No Pod is left to answer.',
  fix: 'Keep at least one replica, unless it shall stand still; an autoscaler does not wake a workload that was set to 0 by hand.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, ...counted)) return;
    const before = replicasOf(both.base);
    if (before !== 0 && replicasOf(both.head) === 0)
      yield { what: `Replicas go from ${before} to 0.`, at: '/spec/replicas' };
  },
});

/** All at once. */
export const recreateStrategy = defineRisk({
  id: 'recreate-strategy',
  level: 'outage',
  why: 'With Recreate, every Pod is stopped before the first new one starts: each rollout is an interruption.',
  fix: 'Keep RollingUpdate, unless two versions must never run at once.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Deployment.apps')) return;
    if (!recreates(both.head) || recreates(both.base) || replicasOf(both.head) === 0) return;
    yield { what: 'The strategy becomes "Recreate".', at: '/spec/strategy/type' };
  },
});

/** Runs that do not come. */
export const cronJobSuspended = defineRisk({
  id: 'suspended',
  level: 'outage',
  why: 'While it is suspended nothing happens: a CronJob starts no Jobs, a Job runs no Pods, and a GitOps controller applies no changes.',
  fix: 'Take suspend away again as soon as it shall go on; nobody is told that it stands still.',
  *check(delta) {
    const both = updated(delta);
    if (!both || at(both.head, 'spec', 'suspend') !== true || at(both.base, 'spec', 'suspend') === true)
      return;
    yield { what: 'spec.suspend becomes true.', at: '/spec/suspend' };
  },
});

function replicasOf(object: KubernetesObject): number {
  return numberOf(at(object, 'spec', 'replicas')) ?? 1;
}

function recreates(object: KubernetesObject): boolean {
  return at(object, 'spec', 'strategy', 'type') === 'Recreate';
}
