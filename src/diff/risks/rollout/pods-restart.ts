import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import { replacesPods, standsStill, templateChanges } from '../../restarts.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { differ } from '../support/told.js';
import { touching } from '../support/touching.js';

/** A workload that replaces its Pods. */
export const podsRestart = defineRisk({
  id: 'pods-restart',
  level: 'rollout',
  why: 'Every change of the Pod template makes the controller replace all Pods, step by step, as its strategy says.',
  fix: 'Apply it when a restart is fine, and watch it: kubectl rollout status; kubectl rollout undo takes a Deployment back.',
  *check(delta) {
    if (!delta.head || !replacesPods(delta)) return;
    yield {
      what: `Its Pods are replaced: ${differ(templateChanges(delta))}.`,
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
    const changes = templateChanges(delta);
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
    if (!updated(delta) || !isOfKind(delta, 'CronJob.batch')) return;
    const changes = touching(delta, 'spec.jobTemplate');
    if (changes.length > 0)
      yield {
        what: `The next run has another template: ${differ(changes)}.`,
        at: '/spec/jobTemplate',
      };
  },
});
