import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { hardenedContainer } from '../../kubernetes/hardened.js';
import { quantities } from '../../kubernetes/quantities.js';
import { hostFirewallScript } from './host-firewall-script.js';
import { NAMESPACE } from './names.js';
import type { HostFirewallProps } from './props.js';
import { KUBELET_PORT } from './settings.js';

const NAME = 'metrics-server-host-firewall';
const IMAGE = 'docker.io/rancher/klipper-lb:v0.4.17';

type LabelMap = Readonly<Record<string, string>>;

/** A Pod on every node that keeps the rule in its INPUT chain, and an account for it that may do nothing. */
export function addHostFirewall(scope: Construct, firewall: HostFirewallProps, userLabels: LabelMap): void {
  const labels = { 'k8s-app': NAME, ...userLabels };
  const metadata = { name: NAME, namespace: NAMESPACE, labels };
  new k8s.KubeServiceAccount(scope, 'HostFirewallServiceAccount', {
    metadata,
    automountServiceAccountToken: false,
  });
  new k8s.KubeDaemonSet(scope, 'HostFirewall', {
    metadata,
    spec: {
      selector: { matchLabels: { 'k8s-app': NAME } },
      template: { metadata: { labels }, spec: podSpec(firewall) },
    },
  });
}

function podSpec(firewall: HostFirewallProps): k8s.PodSpec {
  return {
    serviceAccountName: NAME,
    automountServiceAccountToken: false,
    priorityClassName: 'system-node-critical',
    hostNetwork: true,
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    // Every node has a kubelet to be scraped, whatever its taints.
    tolerations: [{ operator: 'Exists' }],
    terminationGracePeriodSeconds: 10,
    containers: [container(firewall)],
    ...(needsLegacy(firewall) && { volumes: [lockFile] }),
  };
}

function container(firewall: HostFirewallProps): k8s.Container {
  const { podCidrs, kubeletPort = KUBELET_PORT, backend = 'auto', image = IMAGE } = firewall;
  return {
    name: 'firewall',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-c', hostFirewallScript],
    env: [
      { name: 'POD_CIDRS', value: podCidrs.join(' ') },
      { name: 'KUBELET_PORT', value: String(kubeletPort) },
      { name: 'BACKEND', value: backend },
    ],
    resources: { requests: quantities({ cpu: '5m', memory: '16Mi' }) },
    securityContext: {
      ...hardenedContainer(capabilities(firewall)),
      // Kubernetes gives added capabilities to root only.
      runAsNonRoot: false,
      runAsUser: 0,
    },
    ...(needsLegacy(firewall) && { volumeMounts: [{ name: lockFile.name, mountPath: '/run/xtables.lock' }] }),
  };
}

/** `iptables-nft` speaks netlink; `iptables-legacy` needs a raw socket and the lock that the node's iptables takes. */
function needsLegacy({ backend }: HostFirewallProps): boolean {
  return backend !== 'nft';
}

function capabilities(firewall: HostFirewallProps): string[] {
  return needsLegacy(firewall) ? ['NET_ADMIN', 'NET_RAW'] : ['NET_ADMIN'];
}

const lockFile: k8s.Volume = {
  name: 'xtables-lock',
  hostPath: { path: '/run/xtables.lock', type: 'FileOrCreate' },
};
