import type { Settings } from './props.js';
import { isBefore } from './release.js';

/** The port of the kubelets, and since v0.7 of metrics-server. */
export const KUBELET_PORT = 10250;

const OLD_PORT = 4443;

/** The port to listen on: the one that was asked for, or else the one of the release, moved away from the kubelet's. */
export function securePort({ securePort, hostNetwork, image }: Settings): number {
  return securePort ?? (hostNetwork || isBefore(image, [0, 7]) ? OLD_PORT : KUBELET_PORT);
}

/** The types of node addresses to ask, best first. */
export function addressTypes({ addressTypes, nodeAliases }: Settings): readonly string[] {
  if (addressTypes) return addressTypes;
  return nodeAliases ? ['Hostname', 'InternalIP', 'ExternalIP'] : ['InternalIP', 'ExternalIP', 'Hostname'];
}

/** How many replicas; undefined where one is enough and the API server's default says so. */
export function replicas({ highAvailability }: Settings): number | undefined {
  if (highAvailability === false) return undefined;
  return highAvailability === true ? 2 : highAvailability.replicas;
}

/** The ConfigMap of the kubelets' CA, if one was named. */
export function kubeletCa({ kubeletTls }: Settings): { configMap: string; key?: string } | undefined {
  return typeof kubeletTls === 'object' ? kubeletTls.ca : undefined;
}

/** Upstream's requests, and 1m CPU and 2Mi memory for each node above 100: its own figures. */
export function requestsFor(nodes: number): { cpu: string; memory: string } {
  const above = Math.max(0, nodes - 100);
  return { cpu: `${100 + above}m`, memory: `${200 + 2 * above}Mi` };
}
