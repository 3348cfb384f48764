import type { Finding } from '../../model/finding.js';
import type { JsonObject, JsonValue, Manifest } from '../../model/manifest.js';
import type { Origin } from '../../model/origin.js';
import { child } from '../../model/pointer.js';
import { nameOf } from '../finding-of.js';
import type { WrittenWaiver } from './waiver.js';

/** Before the rule; with it, the name has at most 63 characters, as Kubernetes wants it. */
export const WAIVE = 'cdk8s-runbook/waive.';

const end = /(?:^|[\s,;(]+)until\s+(\S+?)\)?\.?\s*$/i;

/**
 * The waivers that an object carries: `cdk8s-runbook/waive.RULE: reason`, the reason followed by `until 2027-01-31` if it is to
 * end. Each covers every finding of its rule in the object.
 */
export function waiversOn(manifest: Manifest): WrittenWaiver[] {
  return Object.entries(annotationsOf(manifest))
    .filter(([key]) => key.startsWith(WAIVE))
    .map(([key, value]) => waiverOn(manifest, key, value));
}

function waiverOn(manifest: Manifest, key: string, value: JsonValue | undefined): WrittenWaiver {
  const { construct, origin, placeOf } = manifest;
  const at = child('/metadata/annotations', key);
  const text = typeof value === 'string' ? value : '';
  const object = nameOf(manifest);
  return {
    rule: key.slice(WAIVE.length),
    reason: text.replace(end, ''),
    until: end.exec(text)?.[1],
    covers: (finding) => finding.object === object && isIn(finding, manifest),
    isJudged: true,
    place: { object, at, construct, origin: placeOf?.(at) ?? origin },
  };
}

function annotationsOf({ object }: Manifest): JsonObject {
  // Types promise what files need not keep.
  const annotations = object?.metadata?.annotations;
  return typeof annotations === 'object' && annotations !== null && !Array.isArray(annotations)
    ? // TypeScript does not see that a readonly list is none here.
      (annotations as JsonObject)
    : {};
}

/** A set may hold one identity several times: the finding is of this object if the value stands where it has it. */
function isIn({ at, construct, origin }: Finding, manifest: Manifest): boolean {
  return construct === manifest.construct && isSame(origin, manifest.placeOf?.(at) ?? manifest.origin);
}

function isSame(a: Origin | undefined, b: Origin | undefined): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}
