import { posix } from 'node:path';
import type { IptablesSettings, MultiNetworkPolicyIptablesProps } from './iptables-props.js';

type Runtime = NonNullable<MultiNetworkPolicyIptablesProps['runtime']>;

const sockets = {
  containerd: '/run/containerd/containerd.sock',
  crio: '/run/crio/crio.sock',
  k3s: '/run/k3s/containerd/containerd.sock',
} as const;

/** The path of the CRI socket on the node. */
export function socketOf(settings: IptablesSettings): string {
  const runtime: Runtime = settings.runtime;
  return typeof runtime === 'string' ? sockets[runtime] : runtime.socket;
}

/** The folder of the socket: a mount of the socket itself would be that of a runtime before its restart. */
export function socketFolder(settings: IptablesSettings): string {
  return posix.dirname(socketOf(settings));
}
