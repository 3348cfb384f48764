/** What the API server says of who uses a kind of its own that it would rather not serve. */
const deprecated: Readonly<Record<string, { readonly since: number; readonly says: string }>> = {
  'v1/ComponentStatus': { since: 19, says: 'is deprecated in v1.19+' },
  'v1/Endpoints': { since: 33, says: 'is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice' },
};

/** The warning, after `apiVersion Kind`, of a server of this minor version; nothing for kinds that it is fine with. */
export function deprecation(apiVersion: string, kind: string, minor: number): string | undefined {
  const key = `${apiVersion}/${kind}`;
  const known = Object.hasOwn(deprecated, key) ? deprecated[key] : undefined;
  return known && minor >= known.since ? `${kind} ${known.says}` : undefined;
}
