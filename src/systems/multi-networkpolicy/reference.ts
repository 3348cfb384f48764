/** `namespace/name` of an attachment that a policy of this namespace names, as the enforcer completes it. */
export function qualified(reference: string, namespace: string): string {
  return reference.includes('/') ? reference : `${namespace}/${reference}`;
}
