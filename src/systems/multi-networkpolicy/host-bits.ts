import { canonicalCidr, hasHostBits } from '../../kubernetes/cidr.js';
import { allOf } from '../../model/show.js';

/** Tells whoever reads the manifest that a CIDR was given with host bits, and what it means. */
export const HOST_BITS_ANNOTATION = 'cdk8s-runbook/cidr-host-bits';

/**
 * An annotation that names each CIDR with host bits as it was given and as it is written; none where all of them were
 * canonical. (Enforcers ignore host bits without a word, so `10.10.0.5/24` lets the whole subnet in.)
 */
export function hostBitsAnnotation(cidrs: readonly string[]): Record<string, string> {
  const given = [...new Set(cidrs)].filter(hasHostBits);
  if (given.length === 0) return {};
  const changes = allOf(given.map((cidr) => `${cidr} is ${canonicalCidr(cidr)}`));
  return {
    [HOST_BITS_ANNOTATION]: `Host bits have no effect: ${changes}. Write ${oneAddress(given)} for one address.`,
  };
}

/** `10.10.0.5/32` of `10.10.0.5/24`. */
function oneAddress([first = '']: readonly string[]): string {
  const [address = ''] = first.split('/');
  return `${address}/${address.includes(':') ? 128 : 32}`;
}
