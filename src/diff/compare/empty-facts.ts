import type { JsonValue } from '../../model/manifest.js';

/** Lists of built-in kinds where no items say something else than no list: nothing is allowed, or nobody has said. */
const emptyListCounts: ReadonlySet<string> = new Set([
  'NetworkPolicySpec.ingress',
  'NetworkPolicySpec.egress',
  'ClusterRole.rules',
  'Role.rules',
]);

/** Types of which an empty object means nothing. Of others it may: a selector of everything, the kind of a volume. */
const emptyIsNothing: ReadonlySet<string> = new Set([
  'ObjectMeta',
  'ResourceRequirements',
  'VolumeResourceRequirements',
  'PodSecurityContext',
  'SecurityContext',
  'Capabilities',
  'Affinity',
  'NodeAffinity',
  'PodAffinity',
  'PodAntiAffinity',
  'PodDNSConfig',
  'Lifecycle',
  'PersistentVolumeClaimStatus',
]);

const container = ['stdin', 'stdinOnce', 'tty', 'workingDir'];

/** Fields whose 0, false or empty text is what an absent one is: no pointers in Go. By the name of their type. */
const zeros: Readonly<Record<string, readonly string[]>> = {
  ObjectMeta: ['generateName', 'namespace'],
  PodSpec: ['hostNetwork', 'hostPID', 'hostIPC', 'nodeName', 'hostname', 'subdomain', 'serviceAccountName'],
  Container: container,
  EphemeralContainer: container,
  VolumeMount: ['readOnly', 'subPath', 'subPathExpr'],
  ContainerPort: ['hostPort', 'hostIP', 'name'],
  Probe: ['initialDelaySeconds'],
  EnvVar: ['value'],
  EnvFromSource: ['prefix'],
  Toleration: ['key', 'value', 'effect'],
  EmptyDirVolumeSource: ['medium'],
  HostPathVolumeSource: ['type'],
  PersistentVolumeClaimVolumeSource: ['readOnly'],
  PersistentVolumeClaimSpec: ['volumeName'],
  NFSVolumeSource: ['readOnly'],
  DeploymentSpec: ['minReadySeconds', 'paused'],
  StatefulSetSpec: ['minReadySeconds'],
  DaemonSetSpec: ['minReadySeconds'],
  ReplicaSetSpec: ['minReadySeconds'],
  ServiceSpec: [
    'publishNotReadyAddresses',
    'externalName',
    'loadBalancerIP',
    'clusterIP',
    'healthCheckNodePort',
  ],
  ServicePort: ['name', 'nodePort'],
  Subject: ['namespace', 'apiGroup'],
  PriorityClass: ['globalDefault', 'description'],
  APIServiceSpec: ['insecureSkipTLSVerify'],
  CustomResourceDefinitionSpec: ['preserveUnknownFields'],
};

/** Whether an empty list in this field is not what an absent one is. */
export function countsWhenEmpty(type: string, field: string): boolean {
  return emptyListCounts.has(`${type}.${field}`);
}

/** Whether an empty object of this type is what an absent one is. */
export function isNothingWhenEmpty(type: string): boolean {
  return emptyIsNothing.has(type);
}

/** Whether the value is Go's zero in a field that is left out when it is. */
export function isZero(type: string, field: string, value: JsonValue): boolean {
  if (value !== '' && value !== 0 && value !== false) return false;
  return Object.hasOwn(zeros, type) && (zeros[type]?.includes(field) ?? false);
}
