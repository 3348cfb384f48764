import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { metadata, NAME, selectorLabels } from './names.js';
import { podSpec } from './pod.js';
import type { Settings } from './props.js';
import { replicas } from './settings.js';

const insecureNote = {
  'cdk8s-runbook/insecure-kubelet-tls':
    "Kubelet certificates are not verified: whoever answers on a node's kubelet port is believed and is sent this token.",
};

/** The Deployment of metrics-server. */
export function addDeployment(scope: Construct, settings: Settings): void {
  new k8s.KubeDeployment(scope, 'Deployment', {
    metadata: {
      ...metadata(NAME, settings.labels),
      ...(settings.kubeletTls === 'insecure' && { annotations: insecureNote }),
    },
    spec: {
      replicas: replicas(settings),
      selector: { matchLabels: { ...selectorLabels } },
      strategy: { rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(maxUnavailable(settings)) } },
      template: { metadata: templateMetadata(settings), spec: podSpec(settings) },
    },
  });
}

/**
 * A new Pod that may not share the node with the old one (its replica, its port) may find no node to run on until the
 * old one is gone, so there the update may go below the number of replicas.
 */
function maxUnavailable({ highAvailability, hostNetwork }: Settings): number {
  return highAvailability || hostNetwork ? 1 : 0;
}

function templateMetadata({ labels, debugSidecar }: Settings): k8s.ObjectMeta {
  return {
    labels: { ...selectorLabels, ...labels },
    ...(debugSidecar && { annotations: { 'kubectl.kubernetes.io/default-container': NAME } }),
  };
}

/** Lets no drain take the last replica, but a replica that was never ready does not hold a drain up. */
export function addDisruptionBudget(scope: Construct, { labels }: Settings): void {
  new k8s.KubePodDisruptionBudget(scope, 'PodDisruptionBudget', {
    metadata: metadata(NAME, labels),
    spec: {
      minAvailable: k8s.IntOrString.fromNumber(1),
      selector: { matchLabels: { ...selectorLabels } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}
