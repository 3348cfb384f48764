import type { JsonValue } from '../../model/manifest.js';

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
  'EndpointConditions',
  'SessionAffinityConfig',
  'TypedLocalObjectReference',
  'WebhookConversion',
]);

/** Fields of those types that hold the object itself, in Go: in these alone there is no difference for controllers. */
const isHeld: ReadonlySet<string> = new Set([
  ...[
    'Container.resources',
    'EphemeralContainer.resources',
    'PodTemplateSpec.metadata',
    'PodSpec.securityContext',
  ],
  ...['PersistentVolumeClaimTemplate.metadata', 'PersistentVolumeClaimSpec.resources'],
]);

const container = ['stdin', 'stdinOnce', 'tty', 'workingDir'];

/**
 * Fields whose 0, false or empty text is what an absent one is: no pointers in Go. By the name of their type. A field that
 * is missing here is told where it need not be; one that is wrong here would hide a change.
 */
const zeros: Readonly<Record<string, readonly string[]>> = {
  ObjectMeta: ['name', 'generateName', 'namespace', 'uid', 'resourceVersion', 'selfLink', 'generation'],
  ObjectReference: ['apiVersion', 'kind', 'namespace', 'name', 'uid', 'resourceVersion', 'fieldPath'],
  PodSpec: [
    ...['hostNetwork', 'hostPID', 'hostIPC', 'nodeName', 'hostname', 'subdomain'],
    ...['serviceAccountName', 'serviceAccount', 'priorityClassName'],
  ],
  Container: container,
  EphemeralContainer: container,
  VolumeMount: ['readOnly', 'subPath', 'subPathExpr'],
  ContainerPort: ['hostPort', 'hostIP', 'name'],
  Probe: [
    ...['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds'],
    ...['successThreshold', 'failureThreshold'],
  ],
  HTTPGetAction: ['host'],
  TCPSocketAction: ['host'],
  EnvVar: ['value'],
  EnvFromSource: ['prefix'],
  ResourceFieldSelector: ['containerName'],
  ResourceClaim: ['request'],
  SELinuxOptions: ['user', 'role', 'type', 'level'],
  Toleration: ['key', 'operator', 'value', 'effect'],
  Taint: ['value'],
  EmptyDirVolumeSource: ['medium'],
  HostPathVolumeSource: ['type'],
  PersistentVolumeClaimVolumeSource: ['readOnly'],
  ServiceAccountTokenProjection: ['audience'],
  PersistentVolumeClaimSpec: ['volumeName'],
  PersistentVolumeSpec: ['storageClassName'],
  NFSVolumeSource: ['readOnly'],
  FCVolumeSource: ['fsType', 'readOnly'],
  ISCSIVolumeSource: ['lun', 'readOnly', 'chapAuthDiscovery', 'chapAuthSession'],
  CSIPersistentVolumeSource: ['fsType', 'readOnly'],
  NodeSpec: ['podCIDR', 'providerID', 'externalID', 'unschedulable'],
  DeploymentSpec: ['minReadySeconds', 'paused'],
  StatefulSetSpec: ['minReadySeconds'],
  DaemonSetSpec: ['minReadySeconds'],
  ReplicaSetSpec: ['minReadySeconds'],
  ReplicationControllerSpec: ['minReadySeconds'],
  ServiceSpec: [
    ...['publishNotReadyAddresses', 'externalName', 'loadBalancerIP', 'clusterIP'],
    ...['healthCheckNodePort', 'externalTrafficPolicy'],
  ],
  ServicePort: ['name', 'nodePort'],
  ServiceBackendPort: ['name', 'number'],
  EndpointAddress: ['hostname'],
  EndpointPort: ['name'],
  ParentReference: ['group'],
  Subject: ['namespace', 'apiGroup'],
  PriorityClass: ['globalDefault', 'description'],
  ParamRef: ['name', 'namespace'],
  FlowSchemaSpec: ['matchingPrecedence'],
  ResourcePolicyRule: ['clusterScope'],
  Validation: ['message', 'messageExpression'],
  APIServiceSpec: ['insecureSkipTLSVerify', 'caBundle'],
  CustomResourceDefinitionSpec: ['preserveUnknownFields'],
  CustomResourceDefinitionVersion: ['deprecated'],
  CustomResourceColumnDefinition: ['format', 'description', 'priority'],
  JSONSchemaProps: [
    ...['id', '$schema', 'description', 'type', 'format', 'title', 'pattern', 'nullable', 'uniqueItems'],
    ...['exclusiveMinimum', 'exclusiveMaximum'],
    ...['x-kubernetes-embedded-resource', 'x-kubernetes-int-or-string'],
  ],
  ValidationRule: ['message', 'messageExpression', 'fieldPath'],
};

/**
 * Whether an empty object of this type is what an absent one is.
 *
 * @param isPointed in a template, and behind a pointer: controllers take the template for another one
 */
export function isNothingWhenEmpty(type: string, isPointed: boolean): boolean {
  return emptyIsNothing.has(type) && !isPointed;
}

/** Whether Go has a pointer to what is in this field, which is to an empty object or to none. */
export function isPointer(type: string, field: string): boolean {
  return !isHeld.has(`${type}.${field}`);
}

/** Whether the value is Go's zero in a field that is left out when it is. */
export function isZero(type: string, field: string, value: JsonValue): boolean {
  if (value !== '' && value !== 0 && value !== false) return false;
  return Object.hasOwn(zeros, type) && (zeros[type]?.includes(field) ?? false);
}
