import { child, type Pointer } from '../../../model/pointer.js';
import { oneOf, show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { Component, Trait } from '../typed.js';
import { workloadOf } from '../types/components.js';
import { appliesTo, traitTypes } from '../types/traits.js';
import { portsOf } from './check-ports.js';
import { checkProperties } from './check-properties.js';
import { type Located, locate } from './parts.js';

/** What a trait is, and the types that it can have. */
export const traits = { noun: 'trait', types: traitTypes } as const;

/** The traits of which the second would fight the first, or make the same object. */
const single = ['scaler', 'cpuscaler', 'hpa', 'expose', 'k8s-update-strategy'];

/** Refuses traits that KubeVela does not know, that have no effect on their component, or that fight one another. */
export function checkTraits({ at, value }: Located<Component>, refuse: Refuse): void {
  const located = locate(`${at}/traits`, value.traits);
  for (const trait of located) {
    checkProperties(trait, traits, refuse);
    checkApplies(value, trait, refuse);
  }
  checkConflicts(value, located, refuse);
}

/** Refuses a trait that changes nothing on a workload such as the component's. */
export function checkApplies(
  { name, type, own }: Pick<Component, 'name' | 'type' | 'own'>,
  { at, value }: Located<{ readonly type: string; readonly own?: boolean; readonly properties?: object }>,
  refuse: Refuse,
): void {
  const workload = own ? undefined : workloadOf[type];
  const kinds = Object.hasOwn(appliesTo, value.type) ? appliesTo[value.type as keyof typeof appliesTo] : [];
  if (value.own || workload === undefined || kinds.length === 0) return;
  if (!kinds.includes(workload)) {
    const what = `The trait ${value.type} has no effect on ${show(name)}: a ${type} is a ${workload}, not a ${oneOf(kinds)}.`;
    refuse(`${at}/type`, what, 'Leave it out.');
    return;
  }
  checkTarget(workload, { at, value }, refuse);
}

/** These three name the workload by its kind, and mean a Deployment unless they are told. */
function checkTarget(
  workload: string,
  { at, value }: Located<{ readonly type: string; readonly properties?: object }>,
  refuse: Refuse,
): void {
  if (!['hpa', 'cpuscaler', 'k8s-update-strategy'].includes(value.type)) return;
  const given =
    value.properties && 'targetKind' in value.properties ? value.properties.targetKind : undefined;
  const target = given ?? 'Deployment';
  if (target === workload) return;
  const what = `The trait ${value.type} means a ${target}; the component is a ${workload}.`;
  refuse(`${at}/properties/targetKind`, what, `Set targetKind: '${workload}'.`);
}

/** Refuses traits that set the same thing or make the same object. */
export function checkConflicts(
  component: Component,
  list: readonly Located<Pick<Trait, 'type' | 'own'>>[],
  refuse: Refuse,
): void {
  const first = new Map<string, Pointer>();
  for (const { at, value } of list) {
    if (value.own) continue;
    const same = single.includes(value.type) ? first.get(value.type) : undefined;
    if (same) refuse(at, `The trait ${value.type} is already there, at ${same}.`, 'Remove one of them.');
    else first.set(value.type, at);
  }
  const scalers = ['scaler', 'cpuscaler', 'hpa'].filter((type) => first.has(type));
  const last = first.get(scalers.at(-1) ?? '');
  if (scalers.length > 1 && last) {
    const what = `${scalers.join(' and ')} both set the replicas of ${show(component.name)}, each against the other.`;
    refuse(child(last, 'type'), what, 'Keep one of them.');
  }
  const expose = first.get('expose');
  if (expose && portsOf(component).some((port) => port.expose)) {
    const what = `The trait expose and the exposed ports of ${show(component.name)} both make the Service ${show(component.name)}.`;
    refuse(expose, what, 'Keep one of them.');
  }
}
