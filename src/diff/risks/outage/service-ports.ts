import {
  at,
  fieldsOf,
  isFields,
  itemsOf,
  numberOf,
  textOf,
  type Value,
} from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject, KubernetesObject, Manifest } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { containersOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import { selectsLabels } from '../../../resources/graph/selects.js';
import { type BothSets, defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { podsBeside } from '../support/related.js';

/** A port on which clients connect. */
export const servicePortRemoved = defineRisk({
  id: 'service-port-removed',
  level: 'outage',
  why: 'Clients that still use the port get no answer.',
  fix: 'Keep the old port beside the new one until every client has moved; two ports may have the same targetPort.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Service')) return;
    const after = new Set(portsOf(both.head).map(keyOf));
    const gone = portsOf(both.base).filter((port) => !after.has(keyOf(port)));
    for (const port of gone) yield { what: `Port ${keyOf(port)} is no longer served.`, at: '/spec/ports' };
  },
});

/** A targetPort by name that the Pods do not have. */
export const targetPortMissing = defineRisk({
  id: 'target-port-missing',
  level: 'outage',
  why: 'A targetPort that is a name is looked up in the Pods; where no container has it, the port of the Service has no endpoints.',
  fix: 'Name the port in the container (ports[].name), or write targetPort as the number that it listens on.',
  *check(delta, sets) {
    const service = delta.head;
    if (!service || !isOfKind(delta, 'Service')) return;
    const pods = podsOf(service, sets);
    if (pods.length === 0) return;
    const names = new Set(pods.flatMap(portNames));
    for (const [index, port] of portsOf(service.object).entries()) {
      const name = textOf(port.targetPort);
      if (name === '' || /^\d+$/.test(name) || names.has(name)) continue;
      const what = `targetPort ${show(name)} is no port of any of the Pods that the Service selects.`;
      yield { what, at: `/spec/ports/${index}/targetPort` };
    }
  },
});

/** A container whose named port goes, while a Service still asks for it. */
export const namedPortRemoved = defineRisk({
  id: 'named-port-removed',
  level: 'outage',
  why: 'Services, probes and Ingresses that name the port find nothing: the port of the Service loses its endpoints.',
  fix: 'Keep the name of the port in the container, or change the targetPort of the Service in the same change.',
  *check(delta, sets) {
    const both = updated(delta);
    if (!both || !delta.base || !delta.head || !podTemplateOf(both.head)) return;
    const now = new Set(portNames(delta.head));
    const gone = portNames(delta.base).filter((name) => !now.has(name));
    for (const name of gone) {
      for (const service of sets.head.mentioning(name)) {
        if (!asksFor(service, name) || !podsOf(service, sets).some((pod) => pod.object === both.head))
          continue;
        const what = `Port ${show(name)} is gone, and Service ${show(service.object.metadata.name)} still has it as targetPort.`;
        yield { what, at: `${podTemplateOf(both.head)?.at}/spec/containers` };
      }
    }
  },
});

function asksFor({ object }: Manifest, name: string): boolean {
  return object.kind === 'Service' && portsOf(object).some(({ targetPort }) => targetPort === name);
}

function portsOf(service: KubernetesObject): JsonObject[] {
  return itemsOf(at(service, 'spec', 'ports')).filter(isFields);
}

function keyOf({ port, protocol }: JsonObject): string {
  return `${numberOf(port)}/${textOf(protocol) || 'TCP'}`;
}

function podsOf(service: Manifest, { head }: BothSets): Manifest[] {
  const selector: Value = fieldsOf(at(service.object, 'spec', 'selector'));
  if (Object.keys(selector).length === 0) return [];
  return podsBeside(service, head, selector, (labels) => selectsLabels(selector, labels));
}

function portNames({ object }: Manifest): string[] {
  const template = podTemplateOf(object);
  const containers = template ? containersOf(template) : [];
  return containers
    .flatMap(({ container }) => itemsOf(container.ports))
    .map((port) => textOf(at(port, 'name')))
    .filter((name) => name !== '');
}
