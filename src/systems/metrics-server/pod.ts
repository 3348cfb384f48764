import { k8s } from 'cdk8s-plus-27';
import { hardenedContainer } from '../../kubernetes/hardened.js';
import { quantities } from '../../kubernetes/quantities.js';
import { certificateFiles } from './certificates.js';
import { debugContainers, debugVolumes } from './debug-sidecar.js';
import { NAME, NAMESPACE, selectorLabels } from './names.js';
import type { Settings } from './props.js';
import { serverArgs } from './server-args.js';
import { requestsFor, securePort } from './settings.js';

/** The Pod of metrics-server. */
export function podSpec(settings: Settings): k8s.PodSpec {
  const { hostNetwork, nodeAliases, nodeSelector, priorityClassName, tolerations } = settings;
  return {
    serviceAccountName: NAME,
    // It asks kubelets and the API server with this token.
    automountServiceAccountToken: true,
    priorityClassName,
    ...(hostNetwork && { hostNetwork, dnsPolicy: 'ClusterFirstWithHostNet' }),
    ...(nodeAliases && { hostAliases: nodeAliases }),
    ...(settings.highAvailability && { affinity: { podAntiAffinity: onDifferentNodes } }),
    nodeSelector: { 'kubernetes.io/os': 'linux', ...nodeSelector },
    ...(tolerations.length > 0 && { tolerations }),
    containers: [serverContainer(settings), ...debugContainers(settings)],
    volumes: [
      { name: 'tmp-dir', emptyDir: {} },
      ...certificateFiles(settings).map(({ volume }) => volume),
      ...debugVolumes(settings),
    ],
  };
}

const onDifferentNodes: k8s.PodAntiAffinity = {
  requiredDuringSchedulingIgnoredDuringExecution: [
    {
      labelSelector: { matchLabels: { ...selectorLabels } },
      namespaces: [NAMESPACE],
      topologyKey: 'kubernetes.io/hostname',
    },
  ],
};

function serverContainer(settings: Settings): k8s.Container {
  return {
    name: NAME,
    image: settings.image,
    imagePullPolicy: 'IfNotPresent',
    args: serverArgs(settings),
    ports: [{ name: 'https', containerPort: securePort(settings), protocol: 'TCP' }],
    readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 20 },
    livenessProbe: probe('/livez'),
    resources: resourcesOf(settings),
    securityContext: { ...hardenedContainer(), runAsUser: 1000 },
    volumeMounts: [
      { name: 'tmp-dir', mountPath: '/tmp' },
      ...certificateFiles(settings).map(({ volume, mountPath }) => ({
        name: volume.name,
        mountPath,
        readOnly: true,
      })),
    ],
  };
}

function probe(path: string): k8s.Probe {
  const port = k8s.IntOrString.fromString('https');
  return { httpGet: { path, port, scheme: 'HTTPS' }, periodSeconds: 10, failureThreshold: 3 };
}

function resourcesOf({
  nodes = 100,
  resources = { requests: requestsFor(nodes) },
}: Settings): k8s.ResourceRequirements {
  const { requests, limits } = resources;
  return { requests: quantities(requests), ...(limits && { limits: quantities(limits) }) };
}
