import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { durationInSeconds } from '../../kubernetes/duration.js';
import type { Resolved } from '../../synth/props.js';
import { configData } from './config-map.js';
import { coreDnsContainer, securityOf } from './container.js';
import { Health } from './corefile/process.js';
import { defaultOf } from './default-of.js';
import type { Names } from './names.js';
import { type CoreDnsTemplateProps, serversOf } from './props.js';
import { readsApi } from './rbac.js';

type Props = Resolved<typeof CoreDnsTemplateProps>;

/** The Deployment of the servers. */
export function addDeployment(scope: Construct, names: Names, props: Props): void {
  const { name, namespace, labels, selector } = names;
  const annotations = podAnnotations(props);
  new k8s.KubeDeployment(scope, 'Deployment', {
    metadata: { name, namespace, labels },
    spec: {
      replicas: props.replicas,
      selector: { matchLabels: selector },
      // With one server alone a new one must be there first; with more, one at a time may go: required anti-affinity
      // could leave a new one no node to start on.
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(props.replicas > 1 ? 1 : 0) },
      },
      template: { metadata: { labels, ...(annotations && { annotations }) }, spec: podSpec(names, props) },
    },
  });
}

function podSpec(names: Names, props: Props): k8s.PodSpec {
  const servers = serversOf(props);
  return {
    serviceAccountName: names.name,
    automountServiceAccountToken: readsApi(servers),
    ...(props.role === 'cluster' && { priorityClassName: 'system-cluster-critical', tolerations }),
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    affinity: { podAntiAffinity: antiAffinity(names, props) },
    securityContext: securityOf(servers),
    // Any other policy would give the server itself as its own nameserver in /etc/resolv.conf.
    dnsPolicy: 'Default',
    terminationGracePeriodSeconds: gracePeriod(props),
    containers: [coreDnsContainer(props)],
    volumes: [{ name: 'config', configMap: { name: names.name, items: configItems(props) } }],
  };
}

/** DNS must start on a control plane that is still alone, and where the rescheduler makes room for it. */
const tolerations: k8s.Toleration[] = [
  { key: 'CriticalAddonsOnly', operator: 'Exists' },
  { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
];

function antiAffinity({ selector }: Names, props: Props): k8s.PodAntiAffinity {
  const term = { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' };
  return props.antiAffinity === 'required'
    ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
    : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
}

function configItems(props: Props): k8s.KeyToPath[] {
  return Object.keys(configData(props)).map((key) => ({ key, path: key }));
}

/** The lameduck time and the time to finish what is under way; 30 s is the API server's default. */
function gracePeriod({ health }: Props): number {
  const lameduck = health.lameduck ?? defaultOf(Health.properties.lameduck);
  return Math.max(30, Math.ceil(durationInSeconds(lameduck)) + 15);
}

/** Without `reload` only a new Pod reads a new Corefile; a changed annotation makes one. */
function podAnnotations(props: Props): Record<string, string> | undefined {
  if (props.reload !== false) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(configData(props)));
  return { 'checksum/config': hash.digest('hex') };
}
