import type { JsonObject, JsonValue } from '../../../model/manifest.js';
import type { Around } from '../default.js';

/** `Always` for an image that may change under its name. */
export function pullPolicy(image: string): string {
  if (image.includes('@')) return 'IfNotPresent';
  const [, tag = 'latest'] = /:([^:/]*)$/.exec(image) ?? [];
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** In the network of the host a port is the host's; templates say so themselves since 1.28. */
export function hostPortOf(
  { containerPort }: JsonObject,
  { minor, inTemplate, within }: Around,
): JsonValue | undefined {
  if (inTemplate && minor >= 28) return undefined;
  const pod = within?.within?.map;
  return pod?.hostNetwork === true ? containerPort : undefined;
}
