import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import {
  type Container,
  containersOf,
  type PodTemplate,
  podTemplateOf,
} from '../../../resources/graph/pod-template.js';
import type { ObjectDelta } from '../../change.js';
import { defineRisk } from '../../risk.js';
import { effective, newly, type PodFact, securityContext } from '../support/pod-facts.js';

/** What a container may do that it need not. */
export const privilegesRaised = defineRisk({
  id: 'privileges-raised',
  level: 'security',
  why: 'A container that is broken into can do more to its node and its neighbours.',
  fix: 'Keep privileged and allowPrivilegeEscalation false, drop ALL capabilities and add back the single ones that are needed, and run as another user than root.',
  *check(delta) {
    yield* newly(delta, raised);
  },
});

/** A protection that was there. */
export const hardeningRemoved = defineRisk({
  id: 'hardening-removed',
  level: 'security',
  why: 'The container had a protection that the restricted Pod Security Standard asks for, and it is gone.',
  fix: 'Keep runAsNonRoot, readOnlyRootFilesystem, seccompProfile RuntimeDefault and drop: [ALL]; give what must be written an emptyDir.',
  *check(delta: ObjectDelta) {
    // What is new never had it.
    const before = delta.base && podTemplateOf(delta.base.object);
    const known = new Set(before ? containersOf(before).map(({ name }) => name) : []);
    if (known.size > 0)
      yield* newly(delta, (template, all) =>
        softened(
          template,
          all.filter(({ name }) => known.has(name)),
        ),
      );
  },
});

function* raised({ spec }: PodTemplate, containers: readonly Container[]): Generator<PodFact> {
  for (const { name, container, at: place } of containers) {
    const own = securityContext(container);
    const where = `${place}/securityContext`;
    const it = `Container ${show(name)}`;
    if (own.privileged === true) yield { what: `${it} is privileged.`, at: where };
    if (own.allowPrivilegeEscalation === true) yield { what: `${it} may escalate privileges.`, at: where };
    for (const capability of itemsOf(at(own, 'capabilities', 'add')))
      yield { what: `${it} has the capability ${textOf(capability)}.`, at: where };
    if (effective(container, spec, 'runAsUser') === 0) yield { what: `${it} runs as root.`, at: where };
    if (textOf(own.procMount) === 'Unmasked') yield { what: `${it} sees all of /proc.`, at: where };
    for (const profile of ['seccompProfile', 'appArmorProfile'])
      if (at(effective(container, spec, profile), 'type') === 'Unconfined')
        yield { what: `${it} has an unconfined ${profile}.`, at: where };
  }
}

function* softened({ spec }: PodTemplate, containers: readonly Container[]): Generator<PodFact> {
  for (const { name, container, at: place } of containers) {
    for (const says of missing(container, spec))
      yield { what: `Container ${show(name)} ${says}.`, at: place };
  }
}

function* missing(container: JsonObject, spec: JsonObject): Generator<string> {
  if (effective(container, spec, 'runAsNonRoot') !== true) yield 'may run as root (no runAsNonRoot)';
  if (securityContext(container).readOnlyRootFilesystem !== true) yield 'may write to its root file system';
  if (effective(container, spec, 'seccompProfile') === undefined) yield 'has no seccompProfile';
  if (securityContext(container).allowPrivilegeEscalation === undefined)
    yield 'has no allowPrivilegeEscalation: false';
  const dropped = itemsOf(at(securityContext(container), 'capabilities', 'drop')).map(textOf);
  if (!dropped.includes('ALL')) yield 'does not drop ALL capabilities';
}
