import type { Fault } from '../model/fault.js';
import type { Finding } from '../model/finding.js';
import { identity, type Manifest } from '../model/manifest.js';
import { isSecretValue } from '../model/secret.js';
import { show } from '../model/show.js';
import { isEncrypted } from '../resources/sops.js';

/** The finding that a fault of this object is. Nothing of a Secret's data is in it. */
export function findingOf({ rule, at, value, says, fix }: Fault, manifest: Manifest): Finding {
  const { object, construct, origin, placeOf } = manifest;
  // A map where a text should be may be the data, indented wrongly.
  const isHidden =
    isSecretValue(object?.kind, at) || (object?.kind === 'Secret' && typeof value === 'object');
  const isShown = value !== undefined && !isHidden;
  return {
    rule: rule.id,
    severity: rule.severity,
    what: isShown ? `${show(value)} ${says}` : says,
    why: rule.why,
    fix: fix ?? rule.fix,
    at,
    object: nameOf(manifest),
    construct,
    origin: placeOf?.(at) ?? origin,
  };
}

/** As `identity`, or the file where there is too little of an object to have one. */
export function nameOf({ object, origin, placeOf }: Manifest): string {
  // Types promise what files need not keep.
  const { apiVersion, kind, metadata } = object ?? {};
  const isWhole = typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object';
  return isWhole && metadata !== null && !isEncrypted(kind)
    ? identity(object)
    : ((origin ?? placeOf?.(''))?.file ?? 'an object');
}
