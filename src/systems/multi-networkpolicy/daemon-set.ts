import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { quantities } from '../../kubernetes/quantities.js';
import { customRulesAnnotation } from './custom-rules.js';
import { enforcerArgs } from './enforcer-args.js';
import { hostBitsAnnotation } from './host-bits.js';
import type { IptablesSettings } from './iptables-props.js';
import type { Names } from './names.js';
import { volumesOf } from './volumes.js';

/** The enforcer on every node. */
export function addDaemonSet(scope: Construct, names: Names, settings: IptablesSettings): void {
  const { name, namespace, labels } = names;
  const { src = [], dst = [] } = settings.allowIpv6 ?? {};
  const warnings = hostBitsAnnotation([...src, ...dst]);
  const annotations = customRulesAnnotation(settings);
  new k8s.KubeDaemonSet(scope, 'DaemonSet', {
    metadata: { name, namespace, labels, ...(Object.keys(warnings).length > 0 && { annotations: warnings }) },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels, ...(annotations && { annotations }) }, spec: podSpec(names, settings) },
    },
  });
}

function podSpec({ name }: Names, settings: IptablesSettings): k8s.PodSpec {
  return {
    serviceAccountName: name,
    // It watches the API server with this token.
    automountServiceAccountToken: true,
    priorityClassName: settings.priorityClassName,
    // It must not wait for the cluster's own network, and needs none: it asks the API server and the node alone.
    hostNetwork: true,
    nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', ...settings.nodeSelector },
    ...(settings.tolerations.length > 0 && { tolerations: settings.tolerations }),
    containers: [container(settings)],
    volumes: volumesOf(settings).map(({ volume }) => volume),
  };
}

function container(settings: IptablesSettings): k8s.Container {
  const { requests, limits } = settings.resources;
  return {
    name: 'multi-networkpolicy',
    image: settings.image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/usr/bin/multi-networkpolicy-iptables'],
    args: enforcerArgs(settings),
    env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    resources: { requests: quantities(requests), ...(limits && { limits: quantities(limits) }) },
    // It enters the network of every Pod and writes the kernel's rules there; upstream supports nothing less.
    securityContext: { privileged: true, readOnlyRootFilesystem: true, runAsUser: 0, runAsNonRoot: false },
    volumeMounts: volumesOf(settings).map(({ volume, mount }) => ({ name: volume.name, ...mount })),
  };
}
