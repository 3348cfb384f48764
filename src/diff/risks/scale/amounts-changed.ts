import {
  at,
  fieldsOf,
  isFields,
  isSet,
  itemsOf,
  numberOf,
  textOf,
} from '../../../kubernetes/native/blocks/read.js';
import { show } from '../../../model/show.js';
import { containersOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';
import { compared, timesAsMuch } from '../support/amounts.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const counted = [
  'Deployment.apps',
  'StatefulSet.apps',
  'ReplicaSet.apps',
  'ReplicationController',
  'Rollout.argoproj.io',
];

/** How many Pods. */
export const replicasChanged = defineRisk({
  id: 'replicas-changed',
  level: 'scale',
  why: 'More or fewer Pods run; an autoscaler that has the same workload sets the number again.',
  fix: 'Make sure that the nodes have room; leave replicas out where an autoscaler sets them.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, ...counted)) return;
    const [before, after] = [both.base, both.head].map((it) => numberOf(at(it, 'spec', 'replicas')) ?? 1);
    if (before === after || after === 0) return;
    yield {
      what: `Replicas go from ${before} to ${after}${timesAsMuch(before, after)}.`,
      at: '/spec/replicas',
    };
  },
});

/** How much each container asks for, and may use. */
export const resourcesChanged = defineRisk({
  id: 'resources-changed',
  level: 'scale',
  why: 'The scheduler reserves another amount for each Pod; above its memory limit a container is killed, above its CPU limit slowed down.',
  fix: 'Compare it with what the Pods use (kubectl top pod), times the replicas, and with the room that the nodes have.',
  *check(delta) {
    const both = updated(delta);
    const [old, now] = [both && podTemplateOf(both.base), both && podTemplateOf(both.head)];
    if (!old || !now) return;
    const before = new Map(containersOf(old).map((it) => [it.name, fieldsOf(it.container.resources)]));
    for (const { name, container, at: place } of containersOf(now)) {
      const was = before.get(name);
      if (!was) continue;
      for (const kind of ['requests', 'limits'] as const) {
        const [from, to] = [fieldsOf(was[kind]), fieldsOf(at(container, 'resources', kind))];
        for (const resource of new Set([...Object.keys(from), ...Object.keys(to)])) {
          const [a, b] = [from[resource], to[resource]];
          if (compared(a, b) === 0 || (!isSet(a) && !isSet(b))) continue;
          const what = `The ${resource} ${kind} of container ${show(name)} go from ${a ?? 'none'} to ${b ?? 'none'}${timesAsMuch(a, b)}.`;
          yield { what, at: `${place}/resources` };
        }
      }
    }
  },
});

/** Between how many Pods an autoscaler chooses. */
export const autoscalerBoundsChanged = defineRisk({
  id: 'autoscaler-bounds-changed',
  level: 'scale',
  why: 'The autoscaler keeps the number of Pods within other bounds, and changes it at once where it lies outside.',
  fix: 'Make sure that the nodes, and what the Pods connect to, can bear the upper bound.',
  *check(delta) {
    const paths = ['minReplicas', 'maxReplicas', 'minReplicaCount', 'maxReplicaCount'].map(
      (name) => `spec.${name}`,
    );
    if (!updated(delta) || !isOfKind(delta, 'HorizontalPodAutoscaler.autoscaling', 'ScaledObject.keda.sh'))
      return;
    yield* risksOf(touching(delta, ...paths));
  },
});

/** A volume that gets larger. */
export const claimGrows = defineRisk({
  id: 'claim-grows',
  level: 'scale',
  why: 'A larger volume costs more, and can never be made smaller again.',
  fix: 'Grow it by what is needed; some drivers expand the file system only when the Pod restarts.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'PersistentVolumeClaim')) return;
    const [before, after] = [both.base, both.head].map((it) =>
      at(it, 'spec', 'resources', 'requests', 'storage'),
    );
    if (compared(after, before) !== 1) return;
    yield {
      what: `The request goes from ${before} to ${after}${timesAsMuch(before, after)}.`,
      at: '/spec/resources/requests/storage',
    };
  },
});

/** What costs by itself. */
export const paidResourceAdded = defineRisk({
  id: 'paid-resource-added',
  level: 'scale',
  why: 'The provider makes a load balancer or a disk for it, and bills it for as long as the object is there.',
  fix: 'Make sure that it is wanted; several Services can share one load balancer behind an Ingress or a Gateway.',
  *check(delta) {
    const object = delta.head?.object;
    if (delta.how !== 'added' || !object) return;
    const isBalanced = isOfKind(delta, 'Service') && at(object, 'spec', 'type') === 'LoadBalancer';
    if (isBalanced) yield { what: 'A load balancer is added.', at: '/spec/type' };
    const size = at(object, 'spec', 'resources', 'requests', 'storage');
    if (isOfKind(delta, 'PersistentVolumeClaim'))
      yield { what: `A claim of ${size ?? 'unknown size'} is added.` };
    if (!isOfKind(delta, 'StatefulSet.apps')) return;
    const replicas = numberOf(at(object, 'spec', 'replicas')) ?? 1;
    for (const claim of itemsOf(at(object, 'spec', 'volumeClaimTemplates')).filter(isFields)) {
      const each = at(claim, 'spec', 'resources', 'requests', 'storage');
      const name = textOf(at(claim, 'metadata', 'name'));
      yield {
        what: `${replicas} claims ${show(name)} of ${each ?? 'unknown size'} each are added.`,
        at: '/spec/volumeClaimTemplates',
      };
    }
  },
});

/** What a namespace may use. */
export const quotaChanged = defineRisk({
  id: 'quota-changed',
  level: 'scale',
  why: 'New Pods are refused where they exceed the quota or the range; those that run stay.',
  fix: 'Compare it with what is used: kubectl describe quota.',
  *check(delta) {
    if (!isOfKind(delta, 'ResourceQuota', 'LimitRange')) return;
    if (delta.how === 'added') yield { what: 'A limit for the whole namespace is added.' };
    if (delta.how === 'removed') yield { what: 'The limit for the whole namespace is removed.' };
    if (updated(delta)) yield* risksOf(touching(delta, 'spec'));
  },
});
