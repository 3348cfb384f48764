const group = 'flowcontrol.apiserver.k8s.io';

type Deprecated = Readonly<Record<string, { readonly since: number; readonly says: string }>>;

/** What the API server says of who uses a kind of its own that it would rather not serve. */
const deprecated: Deprecated = {
  'v1/ComponentStatus': { since: 19, says: 'is deprecated in v1.19+' },
  'v1/Endpoints': { since: 33, says: 'is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice' },
  ...flowcontrol('v1beta2', 26, 29, 'v1beta3'),
  ...flowcontrol('v1beta3', 29, 32, 'v1'),
};

/** The warning, after `apiVersion Kind`, of a server of this minor version; nothing for kinds that it is fine with. */
export function deprecation(apiVersion: string, kind: string, minor: number): string | undefined {
  const key = `${apiVersion}/${kind}`;
  const known = Object.hasOwn(deprecated, key) ? deprecated[key] : undefined;
  return known && minor >= known.since ? `${kind} ${known.says}` : undefined;
}

/** The only beta versions that 1.27 and later serve without being told to. */
function flowcontrol(version: string, since: number, gone: number, use: string): Deprecated {
  const entries = ['FlowSchema', 'PriorityLevelConfiguration'].map((kind) => {
    const says = `is deprecated in v1.${since}+, unavailable in v1.${gone}+; use ${group}/${use} ${kind}`;
    return [`${group}/${version}/${kind}`, { since, says }];
  });
  return Object.fromEntries(entries);
}
