import type { IConstruct } from 'constructs';
import { allOf, show } from '../../model/show.js';
import { didYouMean } from '../../model/suggest.js';
import { MultiNetworkPolicyIptables } from './multi-network-policy-iptables.js';
import { NetworkAttachmentDefinition } from './network-attachment-definition.js';

/** What a policy is compared with: the attachments that it names, and what it says of them. */
export interface Links {
  /** `namespace/name` of each attachment that the policy names. */
  readonly references: readonly string[];
  readonly attachmentsElsewhere: boolean;
  readonly enforcedBy: 'iptables' | 'another';
}

/**
 * Why a policy would have no effect, as far as the app shows it: attachments that it misspells, and CNI types that no
 * enforcer of the app handles. What the app makes none of is taken to be in the cluster.
 */
export function brokenLinks(app: IConstruct, links: Links): string[] {
  const constructs = app.node.findAll();
  const attachments = constructs.filter((construct) => construct instanceof NetworkAttachmentDefinition);
  const enforcers = constructs.filter((construct) => construct instanceof MultiNetworkPolicyIptables);
  return links.references.flatMap((reference) => {
    const attachment = attachments.find((made) => made.reference === reference);
    if (attachment) return links.enforcedBy === 'iptables' ? unhandled(attachment, enforcers) : [];
    const isExpected = attachments.length > 0 && !links.attachmentsElsewhere;
    return isExpected ? [missing(reference, attachments)] : [];
  });
}

function unhandled(
  { reference, cniType }: NetworkAttachmentDefinition,
  enforcers: readonly MultiNetworkPolicyIptables[],
): string[] {
  const plugins = [...new Set(enforcers.flatMap(({ networkPlugins }) => networkPlugins))];
  if (enforcers.length === 0 || plugins.includes(cniType)) return [];
  return [
    `${reference} is of CNI type ${show(cniType)}, and networkPlugins of MultiNetworkPolicyIptables has only ${allOf(plugins.map(show))}: this policy would have no effect.`,
  ];
}

function missing(reference: string, attachments: readonly NetworkAttachmentDefinition[]): string {
  const hint = didYouMean(
    reference,
    attachments.map((made) => made.reference),
  );
  return `policyFor names ${show(reference)}, and no NetworkAttachmentDefinition of that name is made here.${hint} If it is in the cluster already, set attachmentsElsewhere: true.`;
}
