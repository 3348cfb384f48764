/** A flag as kubeadm's `v1beta4` writes it in `extraArgs`. */
export interface KubeadmArg {
  /** The flag without its dashes. */
  readonly name: string;
  readonly value: string;
}

/** How kube-apiserver can decide who may do what; its own spelling. */
export type AuthorizationMode = 'Node' | 'RBAC' | 'Webhook' | 'ABAC' | 'AlwaysAllow' | 'AlwaysDeny';

/**
 * The API server's flags that the Metrics API needs, for `ClusterConfiguration.apiServer.extraArgs` of
 * `kubeadm.k8s.io/v1beta4`. kubeadm itself sets the front-proxy flags (`--requestheader-*`, `--proxy-client-*`).
 *
 * `enable-aggregator-routing` sends requests to the Pods' addresses rather than the Service's: needed where no
 * kube-proxy runs beside the API server, and for requests to reach every replica.
 *
 * @param authorizationModes kubeadm's own by default; an empty list leaves the flag out, for an API server with
 *   `--authorization-config`, which does not start with both
 */
export function aggregationApiServerArgs(
  authorizationModes: readonly AuthorizationMode[] = ['Node', 'RBAC'],
): readonly KubeadmArg[] {
  const routing = { name: 'enable-aggregator-routing', value: 'true' };
  if (authorizationModes.length === 0) return [routing];
  return [{ name: 'authorization-mode', value: authorizationModes.join(',') }, routing];
}
