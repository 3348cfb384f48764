import type { JsonObject, JsonValue } from '../../../model/manifest.js';

/** Whether it has ports on the nodes. */
export function isReachedFromOutside({ type }: JsonObject): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** The first of them is `clusterIP`. */
export function clusterIPsOf({ clusterIP }: JsonObject): JsonValue | undefined {
  return typeof clusterIP === 'string' && clusterIP !== '' ? [clusterIP] : undefined;
}

export function familyPolicyOf(spec: JsonObject): JsonValue | undefined {
  if (spec.type === 'ExternalName') return undefined;
  return isOfAnyFamily(spec) ? 'RequireDualStack' : 'SingleStack';
}

export function familiesOf(spec: JsonObject): JsonValue | undefined {
  return isOfAnyFamily(spec) ? ['IPv4', 'IPv6'] : undefined;
}

/** A headless Service that selects nothing is of all families, whatever the cluster has. */
function isOfAnyFamily({ type, clusterIP, selector, ipFamilyPolicy, ipFamilies }: JsonObject): boolean {
  const isOpen = type !== 'ExternalName' && clusterIP === 'None' && isEmpty(selector);
  return isOpen && ipFamilyPolicy !== 'SingleStack' && (!Array.isArray(ipFamilies) || ipFamilies.length > 1);
}

function isEmpty(value: JsonValue | undefined): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
