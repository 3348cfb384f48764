import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { checkPeers } from './check-peers.js';
import { checkSelectors } from './check-selectors.js';
import type { PolicySettings } from './policy-props.js';
import { qualified } from './reference.js';
import { rulesOf } from './rules.js';

/** Refuses what is wrong although each prop is right by itself. */
export function checkPolicy(settings: PolicySettings, namespace: string, refuse: Refuse): void {
  checkAttachments(settings, namespace, refuse);
  checkDirections(settings, refuse);
  checkSelectors(settings, refuse);
  for (const rule of rulesOf(settings)) checkPeers(rule, refuse);
}

function checkAttachments({ policyFor }: PolicySettings, namespace: string, refuse: Refuse): void {
  const references = policyFor.map((reference) => qualified(reference, namespace));
  for (const [i, reference] of references.entries()) {
    if (references.indexOf(reference) === i) continue;
    refuse(`/policyFor/${i}`, `${show(policyFor[i])} is ${reference}, which is named twice.`, 'Remove it.');
  }
}

/** Rules of a direction that the policy does not restrict are ignored: it would let through more than it says. */
function checkDirections({ policyTypes, ingress, egress }: PolicySettings, refuse: Refuse): void {
  if (!policyTypes) return;
  const given = { Ingress: ingress, Egress: egress } as const;
  for (const type of ['Ingress', 'Egress'] as const) {
    if (!given[type] || policyTypes.includes(type)) continue;
    const prop = type.toLowerCase();
    refuse(
      `/${prop}`,
      `There is ${prop}, but policyTypes is ${show(policyTypes)}: these rules would have no effect.`,
      `Add ${show(type)} to policyTypes, or leave policyTypes out.`,
    );
  }
}
