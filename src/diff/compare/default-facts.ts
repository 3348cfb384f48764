import type { JsonObject, JsonValue } from '../../model/manifest.js';
import type { Default, Fill } from './default.js';
import { hostPortOf, pullPolicy } from './defaults/pods.js';
import { scaleDown, scaleUp } from './defaults/scaling.js';
import { clusterIPsOf, familiesOf, familyPolicyOf, isReachedFromOutside } from './defaults/services.js';
import { dataSourceOf, dataSourceRefOf, defaultLimits, defaultRequests } from './defaults/storage.js';

type Defaults = Readonly<Record<string, Default>>;

const rbac = 'rbac.authorization.k8s.io';

const container: Defaults = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  imagePullPolicy: ({ image }) => (typeof image === 'string' ? pullPolicy(image) : undefined),
};

const webhook: Defaults = {
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 10,
};

const files: Defaults = { defaultMode: 0o644 };
const rolling = (owner: JsonObject) => (rolls(owner) ? {} : undefined);

/**
 * The defaults of the API server's own kinds, which its OpenAPI does not publish. By the name of the type in Go. Source:
 * the `SetDefaults_` functions in `pkg/apis` of Kubernetes; real API servers agree, from 1.27 to 1.37.
 */
const ofTypes: Readonly<Record<string, Defaults>> = {
  Container: container,
  EphemeralContainer: container,
  ContainerPort: { protocol: 'TCP', hostPort: hostPortOf },
  PodSpec: {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    enableServiceLinks: true,
    securityContext: {},
    serviceAccount: ({ serviceAccountName }) => serviceAccountName,
    serviceAccountName: ({ serviceAccount }) => serviceAccount,
  },
  Volume: { emptyDir: (volume) => (Object.keys(volume).every((key) => key === 'name') ? {} : undefined) },
  Probe: { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  HTTPGetAction: { path: '/', scheme: 'HTTP' },
  GRPCAction: { service: '' },
  ConfigMapVolumeSource: files,
  SecretVolumeSource: files,
  DownwardAPIVolumeSource: files,
  ProjectedVolumeSource: files,
  ServiceAccountTokenProjection: { expirationSeconds: 3600 },
  HostPathVolumeSource: { type: '' },
  ObjectFieldSelector: { apiVersion: 'v1' },
  ResourceFieldSelector: { divisor: '0' },
  ImageVolumeSource: {
    pullPolicy: ({ reference }) => (typeof reference === 'string' ? pullPolicy(reference) : undefined),
  },
  ISCSIVolumeSource: { iscsiInterface: 'default' },
  ISCSIPersistentVolumeSource: { iscsiInterface: 'default' },
  RBDVolumeSource: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  RBDPersistentVolumeSource: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  AzureDiskVolumeSource: { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false },
  ScaleIOVolumeSource: { storageMode: 'ThinProvisioned', fsType: 'xfs' },
  ScaleIOPersistentVolumeSource: { storageMode: 'ThinProvisioned', fsType: 'xfs' },
  Namespace: { spec: {} },
  NamespaceSpec: { finalizers: ['kubernetes'] },
  PersistentVolumeClaim: { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  PersistentVolumeClaimSpec: {
    volumeMode: 'Filesystem',
    dataSource: dataSourceOf,
    dataSourceRef: dataSourceRefOf,
  },
  PersistentVolumeSpec: { volumeMode: 'Filesystem', persistentVolumeReclaimPolicy: 'Retain' },
  Secret: { type: 'Opaque' },
  ServiceSpec: {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    sessionAffinityConfig: ({ sessionAffinity }) =>
      sessionAffinity === 'ClientIP' ? { clientIP: { timeoutSeconds: 10800 } } : undefined,
    internalTrafficPolicy: ({ type }) => (type === 'ExternalName' ? undefined : 'Cluster'),
    externalTrafficPolicy: (spec) => (isReachedFromOutside(spec) ? 'Cluster' : undefined),
    allocateLoadBalancerNodePorts: ({ type }) => (type === 'LoadBalancer' ? true : undefined),
    clusterIPs: clusterIPsOf,
    ipFamilyPolicy: familyPolicyOf,
    ipFamilies: familiesOf,
  },
  ClientIPConfig: { timeoutSeconds: 10800 },
  ServicePort: { protocol: 'TCP', targetPort: ({ port }) => port },
  EndpointPort: { protocol: 'TCP' },
  ReplicationControllerSpec: {
    replicas: 1,
    selector: ({ template }) => labelsOfTemplate(template),
  },
  DeploymentSpec: {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: 'RollingUpdate' },
  },
  DeploymentStrategy: { type: 'RollingUpdate', rollingUpdate: rolling },
  RollingUpdateDeployment: { maxSurge: '25%', maxUnavailable: '25%' },
  StatefulSetSpec: {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate' },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  },
  StatefulSetPersistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  StatefulSetUpdateStrategy: { type: 'RollingUpdate', rollingUpdate: rolling },
  RollingUpdateStatefulSetStrategy: {
    partition: 0,
    maxUnavailable: (_, { minor }) => (minor >= 35 ? 1 : undefined),
  },
  DaemonSetSpec: { revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate' } },
  DaemonSetUpdateStrategy: { type: 'RollingUpdate', rollingUpdate: rolling },
  RollingUpdateDaemonSet: { maxUnavailable: 1, maxSurge: 0 },
  ReplicaSetSpec: { replicas: 1 },
  JobSpec: {
    parallelism: 1,
    completions: ({ parallelism }) => (parallelism === undefined ? 1 : undefined),
    backoffLimit: ({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1),
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: ({ podFailurePolicy }) =>
      podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  },
  PodFailurePolicyOnPodConditionsPattern: { status: 'True' },
  CronJobSpec: {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  HorizontalPodAutoscalerSpec: {
    minReplicas: 1,
    targetCPUUtilizationPercentage: 80,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
      },
    ],
  },
  NetworkPolicySpec: {
    policyTypes: ({ egress }) =>
      Array.isArray(egress) && egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'],
  },
  NetworkPolicyPort: { protocol: 'TCP' },
  IngressClassParametersReference: { scope: 'Cluster' },
  RoleRef: { apiGroup: rbac },
  Subject: { apiGroup: ({ kind }) => (kind === 'User' || kind === 'Group' ? rbac : undefined) },
  StorageClass: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  PriorityClass: { preemptionPolicy: 'PreemptLowerPriority' },
  CSIDriverSpec: {
    attachRequired: true,
    podInfoOnMount: false,
    storageCapacity: false,
    requiresRepublish: false,
    seLinuxMount: false,
    preventPodSchedulingIfMissing: false,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    volumeLifecycleModes: ['Persistent'],
  },
  ValidatingWebhook: webhook,
  MutatingWebhook: { ...webhook, reinvocationPolicy: 'Never' },
  RuleWithOperations: { scope: '*' },
  NamedRuleWithOperations: { scope: '*' },
  ServiceReference: { port: 443 },
  ValidatingAdmissionPolicySpec: { failurePolicy: 'Fail' },
  MutatingAdmissionPolicySpec: { failurePolicy: 'Fail', reinvocationPolicy: 'Never' },
  MatchResources: { matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {} },
  FlowSchemaSpec: { matchingPrecedence: 1000 },
  LimitedPriorityLevelConfiguration: {
    nominalConcurrencyShares: 30,
    assuredConcurrencyShares: 30,
    lendablePercent: 0,
  },
  ExemptPriorityLevelConfiguration: { nominalConcurrencyShares: 0, lendablePercent: 0 },
  QueuingConfiguration: { queues: 64, handSize: 8, queueLengthLimit: 50 },
  CustomResourceDefinitionSpec: { conversion: { strategy: 'None' } },
  CustomResourceConversion: { strategy: 'None' },
  CustomResourceDefinitionNames: {
    singular: ({ kind }) => (typeof kind === 'string' ? kind.toLowerCase() : undefined),
    listKind: ({ kind }) => (typeof kind === 'string' ? `${kind}List` : undefined),
  },
};

/** Maps into which the server writes what they lack, key by key. */
const filled: Readonly<Record<string, Readonly<Record<string, Fill>>>> = {
  HorizontalPodAutoscalerBehavior: { scaleUp: () => scaleUp, scaleDown: () => scaleDown },
  LimitRangeItem: { default: defaultLimits, defaultRequest: defaultRequests },
  // A template's are left as they are until a Pod is made of it.
  ResourceRequirements: {
    requests: ({ limits }, { inTemplate }) => (inTemplate ? undefined : fieldsOf(limits)),
  },
};

/** The defaults of a type. */
export function defaultsOf(type: string): Defaults {
  return (Object.hasOwn(ofTypes, type) ? ofTypes[type] : undefined) ?? {};
}

/** The maps of a type that the server fills. */
export function fillsOf(type: string): Readonly<Record<string, Fill>> {
  return (Object.hasOwn(filled, type) ? filled[type] : undefined) ?? {};
}

/** The labels of a PodTemplateSpec, which some kinds have for want of their own. */
export function labelsOfTemplate(template: JsonValue | undefined): JsonObject | undefined {
  return fieldsOf(fieldsOf(fieldsOf(template)?.metadata)?.labels);
}

function fieldsOf(value: JsonValue | undefined): JsonObject | undefined {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Not a list and not null: a map.
  return isMap ? (value as JsonObject) : undefined;
}

function rolls({ type }: JsonObject): boolean {
  return type === undefined || type === 'RollingUpdate';
}
