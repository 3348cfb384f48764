import { canonicalCidr, isInside, parseCidr } from '../../kubernetes/cidr.js';
import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import type { PolicyPeer } from './policy-props.js';
import type { Rule } from './rules.js';

type IpBlock = NonNullable<PolicyPeer['ipBlock']>;

/** Refuses peers that mean nothing, contradict themselves, or are given twice. */
export function checkPeers({ at, peers }: Rule, refuse: Refuse): void {
  const seen = new Map<string, string>();
  for (const [i, peer] of peers.entries()) {
    checkKind(peer, `${at}/${i}`, refuse);
    if (!peer.ipBlock) continue;
    checkExcept(peer.ipBlock, `${at}/${i}/ipBlock`, refuse);
    const cidr = canonicalCidr(peer.ipBlock.cidr);
    const before = seen.get(cidr);
    if (before !== undefined) refuseTwice(peer.ipBlock.cidr, cidr, before, `${at}/${i}/ipBlock/cidr`, refuse);
    seen.set(cidr, peer.ipBlock.cidr);
  }
}

function checkKind(
  { ipBlock, podSelector, namespaceSelector }: PolicyPeer,
  at: string,
  refuse: Refuse,
): void {
  const selects = podSelector !== undefined || namespaceSelector !== undefined;
  if (ipBlock && selects) {
    const what = 'The peer has an ipBlock and a selector; an enforcer looks at one of them only.';
    refuse(at, what, 'Make two peers of it: either of them is then allowed.');
  }
  if (!ipBlock && !selects) {
    const what = 'The peer is empty, and is skipped as an "unknown rule".';
    refuse(at, what, 'Give it an ipBlock, a podSelector or a namespaceSelector.');
  }
}

function checkExcept({ cidr, except = [] }: IpBlock, at: string, refuse: Refuse): void {
  const outer = parseCidr(cidr);
  for (const [i, excepted] of except.entries()) {
    const inner = parseCidr(excepted);
    const place = `${at}/except/${i}`;
    if (!isInside(inner, outer)) {
      refuse(place, `${show(excepted)} is not inside ${show(cidr)}.`, 'Leave it out, or widen the cidr.');
    } else if (inner.prefix === outer.prefix) {
      refuse(place, `${show(excepted)} is all of ${show(cidr)}: nothing is left.`, 'Leave the peer out.');
    }
  }
}

function refuseTwice(cidr: string, canonical: string, before: string, at: string, refuse: Refuse): void {
  const what =
    cidr === before
      ? `${show(cidr)} is given twice.`
      : `${show(cidr)} and ${show(before)} are the same range, ${canonical}: host bits have no effect.`;
  refuse(at, what, 'Remove one of them; a single address has the prefix /32, or /128 for IPv6.');
}
