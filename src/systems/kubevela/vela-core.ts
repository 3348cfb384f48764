/** What a Helm release of KubeVela needs to know, however it is installed. */
export interface VelaCoreRelease {
  readonly name: string;
  readonly namespace: string;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly values: { readonly multicluster: { readonly enabled: boolean } };
}

/**
 * The release of the chart vela-core for these clusters (the prop of `KubeVelaApp`): with local alone there is no
 * cluster-gateway, which needs an APIService and certificates of its own (R111).
 *
 * @param clusters default: only local
 */
export function velaCore(clusters: readonly string[] = ['local']): VelaCoreRelease {
  return {
    name: 'kubevela',
    namespace: 'vela-system',
    repository: 'https://charts.kubevela.net/core',
    chart: 'vela-core',
    version: '1.10.9',
    values: { multicluster: { enabled: clusters.some((cluster) => cluster !== 'local') } },
  };
}
