import { createHash } from 'node:crypto';
import type { Finding } from '../../model/finding.js';

/**
 * Names a finding by rule, object and pointer, without its line, so that it is the same one after an edit elsewhere in the
 * file. Of several with the same three, each next one that is asked for gets the next number.
 */
export function fingerprints(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, object, at }) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([rule, object, at]))
      .digest('hex')
      .slice(0, 32);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return `${hash}:${number}`;
  };
}
