const single = /^[a-zA-Z0-9\p{S}\p{L}](?:-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?$/u;
const label = /^[a-zA-Z0-9\p{S}\p{L}](?:[-a-zA-Z0-9\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?$/u;
const last = /^[a-zA-Z\p{L}]{2,63}$/u;

/**
 * Whether kube-openapi takes the text for a `hostname`: labels of letters, digits, symbols and inner hyphens, the last of
 * letters alone. A name without a dot may have a hyphen only behind its first character.
 */
export function isHostname(text: string): boolean {
  const labels = text.split('.');
  if (Buffer.byteLength(text) > 255 || labels.some((part) => Buffer.byteLength(part) > 63)) return false;
  if (labels.length === 1) return single.test(text);
  return last.test(labels.at(-1) ?? '') && labels.slice(0, -1).every((part) => label.test(part));
}
