import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { Component } from '../typed.js';
import { componentTypes } from '../types/components.js';
import { checkPorts } from './check-ports.js';
import { checkProperties } from './check-properties.js';
import { checkTraits } from './check-traits.js';
import { type AppModel, type Located, locate } from './parts.js';

const components = { noun: 'component', types: componentTypes } as const;

/** Refuses components that KubeVela would not take, or whose properties it would ignore. */
export function checkComponents({ components: list }: AppModel, refuse: Refuse): void {
  for (const component of locate('/components', list)) {
    const isRight = checkProperties(component, components, refuse);
    checkTraits(component, refuse);
    if (!isRight) continue;
    checkPorts(component, refuse);
    checkContainer(component, refuse);
  }
}

/** What the schemas cannot say of environment variables and probes: exactly one of several. */
function checkContainer({ at, value }: Located<Component>, refuse: Refuse): void {
  if (value.own || value.type === 'k8s-objects' || value.type === 'ref-objects') return;
  for (const { at: place, value: variable } of locate(`${at}/properties/env`, value.properties?.env))
    checkOne(place, variable, ['value', 'valueFrom'], refuse);
  if (value.type === 'task' || value.type === 'cron-task') return;
  const { livenessProbe, readinessProbe } = value.properties ?? {};
  for (const [name, probe] of Object.entries({ livenessProbe, readinessProbe }))
    checkOne(`${at}/properties/${name}`, probe, ['exec', 'httpGet', 'tcpSocket'], refuse);
}

function checkOne(at: string, value: object | undefined, keys: readonly string[], refuse: Refuse): void {
  if (typeof value !== 'object') return;
  const given = keys.filter((key) => key in value);
  if (given.length === 1) return;
  const what = `${given.length === 0 ? 'None' : given.length} of ${keys.join(', ')} is set; got ${show(value)}.`;
  refuse(at, what, 'Set exactly one of them.');
}
