import type { PolicyPeer, PolicySettings } from './policy-props.js';

/** One rule of either direction, told alike. */
export interface Rule {
  /** `/ingress/0/from` or `/egress/0/to`: where its peers are. */
  readonly at: string;
  readonly peers: readonly PolicyPeer[];
}

/** The rules of both directions. */
export function rulesOf({ ingress = [], egress = [] }: PolicySettings): Rule[] {
  return [
    ...ingress.map(({ from = [] }, i) => ({ at: `/ingress/${i}/from`, peers: from })),
    ...egress.map(({ to = [] }, i) => ({ at: `/egress/${i}/to`, peers: to })),
  ];
}

/** Every CIDR of the policy, as it was given, in the order of the manifest. */
export function cidrsOf(settings: PolicySettings): string[] {
  return rulesOf(settings).flatMap(({ peers }) =>
    peers.flatMap(({ ipBlock }) => (ipBlock ? [ipBlock.cidr, ...(ipBlock.except ?? [])] : [])),
  );
}
