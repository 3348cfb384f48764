import type { Construct } from 'constructs';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type {
  ListenerTrigger,
  TriggerBindingSpec,
  TriggerSpec,
  TriggerTemplateSpec,
} from '../kinds/trigger-specs.js';
import { findPeer, type Peer } from '../peers.js';

/** Refuses a trigger whose bindings, as far as the tree has them, don't give what the template needs. */
export function checkTriggerTree(
  construct: Construct,
  peer: Peer,
  trigger: ListenerTrigger | TriggerSpec,
  at: Pointer,
  refuse: Refuse,
): void {
  const template = templateOf(construct, peer, trigger);
  const given = givenBy(construct, peer, trigger);
  const declared = template?.params ?? [];
  if (!template || !given) return;
  for (const { name, default: preset } of declared) {
    if (preset !== undefined || given.includes(name)) continue;
    const what = `The template needs the param ${show(name)}; no binding gives it.${didYouMean(name, given)}`;
    refuse(`${at}/bindings`, what, 'Give it in a binding, or a default in the template.');
  }
}

function templateOf(
  construct: Construct,
  peer: Peer,
  { template }: ListenerTrigger | TriggerSpec,
): TriggerTemplateSpec | undefined {
  const name = template?.ref;
  if (name === undefined) return template?.spec;
  // A TriggerTemplate of this room has the spec of one.
  return findPeer(construct, peer, { kind: 'TriggerTemplate', name })?.spec as
    | TriggerTemplateSpec
    | undefined;
}

/** The names of the params; undefined if a binding isn't in the tree. */
function givenBy(
  construct: Construct,
  peer: Peer,
  { bindings = [] }: ListenerTrigger | TriggerSpec,
): string[] | undefined {
  const names: string[] = [];
  for (const { ref, kind = 'TriggerBinding', name } of bindings) {
    const found = ref === undefined ? undefined : findPeer(construct, peer, { kind, name: ref });
    if (ref !== undefined && !found) return undefined;
    // A TriggerBinding of this room has the spec of one.
    const params = (found?.spec as TriggerBindingSpec | undefined)?.params ?? [];
    names.push(...(name === undefined ? [] : [name]), ...params.map((param) => param.name));
  }
  return names;
}
