import { isFields } from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { type Container, containersOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import type { ObjectDelta } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';
import { namesOf } from '../support/told.js';

/** Nobody asks any more whether a container can answer. */
export const readinessProbeRemoved = defineRisk({
  id: 'readiness-probe-removed',
  level: 'outage',
  why: 'A Pod gets requests as soon as its process runs, before it can answer them and while it cannot, and a rollout goes on over Pods that do not work.',
  fix: 'Keep a readinessProbe that asks what clients ask for.',
  *check(delta) {
    for (const { name, at, before, container } of bothContainers(delta)) {
      if (isFields(before.readinessProbe) && !isFields(container.readinessProbe))
        yield { what: `Container ${show(name)} has no readinessProbe any more.`, at };
    }
  },
});

/** Another reason to kill a container. */
export const livenessProbeChanged = defineRisk({
  id: 'liveness-probe-changed',
  level: 'rollout',
  why: 'A container that does not pass its livenessProbe or startupProbe in time is killed and started again, for ever: a wrong path, or too short a time, keeps all Pods from working.',
  fix: 'Try it in one Pod first, leave a slow start to a startupProbe, and do not ask in a livenessProbe for what others must answer.',
  *check(delta) {
    for (const { name, at, container } of bothContainers(delta)) {
      for (const probe of ['livenessProbe', 'startupProbe'] as const) {
        const place = `${at}/${probe}`;
        const changes = isFields(container[probe])
          ? delta.fields.filter(({ headAt, baseIn }) => isAt(headAt ?? baseIn, place))
          : [];
        if (changes.length > 0)
          yield { what: `The ${probe} of container ${show(name)}: ${namesOf(changes)}.`, at: place };
      }
    }
  },
});

interface BothContainers extends Container {
  /** The container of this name in BASE. */
  readonly before: JsonObject;
}

function bothContainers(delta: ObjectDelta): BothContainers[] {
  const both = updated(delta);
  const [old, now] = [both && podTemplateOf(both.base), both && podTemplateOf(both.head)];
  if (!old || !now) return [];
  const before = new Map(containersOf(old).map(({ name, container }) => [name, container]));
  return containersOf(now).flatMap((it) => {
    const was = before.get(it.name);
    return was ? [{ ...it, before: was }] : [];
  });
}

function isAt(at: string | undefined, place: string): boolean {
  return at === place || at?.startsWith(`${place}/`) === true;
}
