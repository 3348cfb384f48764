import { at, numberOf } from '../kubernetes/native/blocks/read.js';
import { compare } from '../model/compare.js';
import type { KubernetesObject } from '../model/manifest.js';
import { kindOfIdentity } from '../resources/graph/kind-of.js';
import type { FieldChange, ObjectDelta } from './change.js';
import type { Restart } from './comparison.js';
import { touching } from './risks/support/touching.js';

/** Workloads that replace their Pods when their template is another one. */
const rolling: readonly string[] = [
  'Deployment.apps',
  'StatefulSet.apps',
  'DaemonSet.apps',
  'Rollout.argoproj.io',
  'Service.serving.knative.dev',
];

/** The workloads whose Pods are replaced: their template differs, and nothing makes the controller wait. */
export function restartsOf(deltas: readonly ObjectDelta[]): Restart[] {
  const restarts = deltas.filter(replacesPods).map((delta): Restart => {
    const fields = templateChanges(delta).map(({ field }) => field);
    return { object: delta.object, fields: [...new Set(fields)] };
  });
  return restarts.sort((a, b) => compare(a.object, b.object));
}

/** Whether the Pods of a workload that was there before are replaced. */
export function replacesPods(delta: ObjectDelta): boolean {
  const isNew = templateChanges(delta).length > 0;
  return isNew && delta.head !== undefined && standsStill(delta.head.object) === undefined;
}

/** How the Pod template of a workload differs that replaces its Pods for that; nothing of one that is new or renamed. */
export function templateChanges(delta: ObjectDelta): FieldChange[] {
  const isRolling = delta.how === 'changed' && rolling.includes(kindOfIdentity(delta.object));
  return isRolling ? touching(delta, 'spec.template') : [];
}

/** Why a workload replaces no Pods though its template differs; nothing where it does. */
export function standsStill(object: KubernetesObject): string | undefined {
  const strategy = at(object, 'spec', 'updateStrategy');
  if (at(object, 'spec', 'paused') === true) return 'spec.paused is true';
  if (at(strategy, 'type') === 'OnDelete') return 'the updateStrategy is "OnDelete"';
  const replicas = at(object, 'spec', 'replicas');
  if (replicas === 0) return 'there are 0 replicas';
  const partition = numberOf(at(strategy, 'rollingUpdate', 'partition')) ?? 0;
  const isAll = object.kind === 'StatefulSet' && partition >= (numberOf(replicas) ?? 1);
  return isAll && partition > 0 ? `the partition ${partition} leaves all of them out` : undefined;
}
