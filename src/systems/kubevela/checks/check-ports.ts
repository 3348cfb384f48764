import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { Component } from '../typed.js';
import { type Located, locate } from './parts.js';

/** As the properties of webservice, statefulset and daemon have it. */
interface ServedPort {
  readonly port: number;
  readonly name?: string;
  readonly protocol?: string;
  readonly expose?: boolean;
  readonly nodePort?: number;
}

/** The ports of a component, as far as they are ports. */
export function portsOf({ own, type, properties }: Component): readonly ServedPort[] {
  if (own || (type !== 'webservice' && type !== 'statefulset' && type !== 'daemon')) return [];
  const ports = properties?.ports;
  return Array.isArray(ports) ? ports.filter((port) => typeof port === 'object' && port !== null) : [];
}

/** Refuses ports that are given twice, and those of nodes that KubeVela would ignore. */
export function checkPorts({ at, value }: Located<Component>, refuse: Refuse): void {
  const seen = new Map<string, string>();
  for (const { at: place, value: port } of locate(`${at}/properties/ports`, portsOf(value))) {
    const key = `${port.port}/${port.protocol ?? 'TCP'}`;
    const keys = port.name === undefined ? [key] : [key, port.name];
    for (const word of keys) {
      const first = seen.get(word);
      if (first)
        refuse(place, `The port ${show(word)} is already there, at ${first}.`, 'Remove one of them.');
      seen.set(word, place);
    }
    if (port.nodePort === undefined || exposeTypeOf(value) === 'NodePort') continue;
    const what = `The nodePort ${port.nodePort} is ignored: exposeType is ${exposeTypeOf(value)}.`;
    refuse(`${place}/nodePort`, what, "Leave it out, or set exposeType: 'NodePort'.");
  }
}

function exposeTypeOf({ properties }: Component): string {
  const type = properties && 'exposeType' in properties ? properties.exposeType : undefined;
  return typeof type === 'string' ? type : 'ClusterIP';
}
