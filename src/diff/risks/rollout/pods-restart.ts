import { at, numberOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import type { FieldChange, ObjectDelta } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';
import { differ } from '../support/told.js';
import { touching } from '../support/touching.js';

const rolling = [
  'Deployment.apps',
  'StatefulSet.apps',
  'DaemonSet.apps',
  'Rollout.argoproj.io',
  'Service.serving.knative.dev',
];

/** A workload that replaces its Pods. */
export const podsRestart = defineRisk({
  id: 'pods-restart',
  level: 'rollout',
  why: 'Every change of the Pod template makes the controller replace all Pods, step by step, as its strategy says.',
  fix: 'Apply it when a restart is fine, and watch it: kubectl rollout status; kubectl rollout undo takes a Deployment back.',
  *check(delta) {
    const changes = templateChanges(delta, rolling);
    if (changes.length === 0 || !delta.head || standsStill(delta.head.object) !== undefined) return;
    yield {
      what: `Its Pods are replaced: ${differ(changes)}.`,
      at: `${podTemplateOf(delta.head.object)?.at}`,
    };
  },
});

/** A template that nobody acts upon. */
export const rolloutHeldBack = defineRisk({
  id: 'rollout-held-back',
  level: 'rollout',
  why: 'The new template is stored, and the old Pods run on: for as long as it is paused, or until somebody deletes them.',
  fix: 'Delete the Pods one by one (OnDelete), lower the partition, or set paused: false when it shall go out.',
  *check(delta) {
    const changes = templateChanges(delta, rolling);
    const why = delta.head && standsStill(delta.head.object);
    if (changes.length > 0 && why)
      yield { what: `${differ(changes)}, but no Pod is replaced: ${why}.`, at: '/spec' };
  },
});

/** Of Jobs that come later. */
export const nextRunsOnly = defineRisk({
  id: 'next-runs-only',
  level: 'rollout',
  why: 'A CronJob makes Jobs from its template when their time comes; those that run already stay as they are.',
  fix: 'To see it at once, start a run by hand: kubectl create job --from=cronjob/NAME.',
  *check(delta) {
    const changes = templateChanges(delta, ['CronJob.batch']);
    if (changes.length > 0)
      yield {
        what: `The next run has another template: ${differ(changes)}.`,
        at: '/spec/jobTemplate',
      };
  },
});

function templateChanges(delta: ObjectDelta, kinds: readonly string[]): FieldChange[] {
  const both = updated(delta);
  if (!both || !kinds.includes(kindOf(both.head))) return [];
  return touching(delta, kindOf(both.head) === 'CronJob.batch' ? 'spec.jobTemplate' : 'spec.template');
}

/** Why no Pod is replaced; nothing where they are. */
function standsStill(object: KubernetesObject): string | undefined {
  const strategy = at(object, 'spec', 'updateStrategy');
  if (at(object, 'spec', 'paused') === true) return 'spec.paused is true';
  if (at(strategy, 'type') === 'OnDelete') return 'the updateStrategy is "OnDelete"';
  const replicas = at(object, 'spec', 'replicas');
  if (replicas === 0) return 'there are 0 replicas';
  const partition = numberOf(at(strategy, 'rollingUpdate', 'partition')) ?? 0;
  const isAll = object.kind === 'StatefulSet' && partition >= (numberOf(replicas) ?? 1);
  return isAll && partition > 0 ? `the partition ${partition} leaves all of them out` : undefined;
}
