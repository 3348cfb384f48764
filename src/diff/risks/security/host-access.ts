import { at, isFields, isSet, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import { show } from '../../../model/show.js';
import type { Container, PodTemplate } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';
import { newly, type PodFact } from '../support/pod-facts.js';

/** What belongs to the node. */
export const hostAccess = defineRisk({
  id: 'host-access',
  level: 'security',
  why: 'The Pod reaches into its node: who breaks into it may see other Pods, or take the node.',
  fix: 'Leave it out unless the workload is about the node itself; mount paths readOnly, and as narrow as can be.',
  *check(delta) {
    yield* newly(delta, look);
  },
});

function* look(template: PodTemplate, containers: readonly Container[]): Generator<PodFact> {
  const { spec, at: place } = template;
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC'])
    if (spec[field] === true) yield { what: `${field} is true.`, at: `${place}/spec/${field}` };
  for (const [index, volume] of itemsOf(spec.volumes).entries()) {
    const path = at(volume, 'hostPath', 'path');
    if (isSet(path))
      yield { what: `${show(path)} of the node is mounted.`, at: `${place}/spec/volumes/${index}/hostPath` };
  }
  if (spec.hostNetwork === true) return;
  for (const { name, container, at: where } of containers) yield* ports(name, container.ports, where);
}

function* ports(name: string, list: Parameters<typeof itemsOf>[0], where: string): Generator<PodFact> {
  for (const [index, port] of itemsOf(list).entries()) {
    if (!isFields(port) || !isSet(port.hostPort) || port.hostPort === 0) continue;
    const protocol = textOf(port.protocol) || 'TCP';
    yield {
      what: `Container ${show(name)} takes port ${port.hostPort}/${protocol} of the node.`,
      at: `${where}/ports/${index}/hostPort`,
    };
  }
}
