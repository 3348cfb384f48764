import type { JsonObject, JsonValue } from '../../model/manifest.js';

/** What the API server writes where a field is absent; a function looks at the object that lacks it. */
export type Default = JsonValue | ((owner: JsonObject) => JsonValue | undefined);

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

/**
 * The defaults of the API server's own kinds, which its OpenAPI does not publish. By the name of the type in Go. Source:
 * the `SetDefaults_` functions in `pkg/apis` of Kubernetes.
 */
const ofTypes: Readonly<Record<string, Defaults>> = {
  Container: container,
  EphemeralContainer: container,
  PodSpec: {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    enableServiceLinks: true,
    serviceAccount: ({ serviceAccountName }) => serviceAccountName,
    serviceAccountName: ({ serviceAccount }) => serviceAccount,
  },
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
  PersistentVolumeClaim: { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  PersistentVolumeClaimSpec: { volumeMode: 'Filesystem' },
  PersistentVolumeSpec: { volumeMode: 'Filesystem', persistentVolumeReclaimPolicy: 'Retain' },
  Secret: { type: 'Opaque' },
  ServiceSpec: {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    sessionAffinityConfig: ({ sessionAffinity }) =>
      sessionAffinity === 'ClientIP' ? { clientIP: { timeoutSeconds: 10800 } } : undefined,
    internalTrafficPolicy: ({ type }) => (type === 'ExternalName' ? undefined : 'Cluster'),
    externalTrafficPolicy: ({ type }) => (isReachedFromOutside(type) ? 'Cluster' : undefined),
    allocateLoadBalancerNodePorts: ({ type }) => (type === 'LoadBalancer' ? true : undefined),
    ipFamilyPolicy: (spec) => (hasOneFamily(spec) ? 'SingleStack' : undefined),
  },
  ClientIPConfig: { timeoutSeconds: 10800 },
  ServicePort: { protocol: 'TCP', targetPort: ({ port }) => port },
  EndpointPort: { protocol: 'TCP' },
  DeploymentSpec: {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: 'RollingUpdate' },
  },
  DeploymentStrategy: { type: 'RollingUpdate', rollingUpdate: (owner) => (rolls(owner) ? {} : undefined) },
  RollingUpdateDeployment: { maxSurge: '25%', maxUnavailable: '25%' },
  StatefulSetSpec: {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate' },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  },
  StatefulSetPersistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  StatefulSetUpdateStrategy: {
    type: 'RollingUpdate',
    rollingUpdate: (owner) => (rolls(owner) ? {} : undefined),
  },
  RollingUpdateStatefulSetStrategy: { partition: 0 },
  DaemonSetSpec: { revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate' } },
  DaemonSetUpdateStrategy: {
    type: 'RollingUpdate',
    rollingUpdate: (owner) => (rolls(owner) ? {} : undefined),
  },
  RollingUpdateDaemonSet: { maxUnavailable: 1, maxSurge: 0 },
  ReplicaSetSpec: { replicas: 1 },
  ReplicationControllerSpec: { replicas: 1 },
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
  CronJobSpec: {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  HorizontalPodAutoscalerSpec: { minReplicas: 1 },
  HPAScalingRules: { selectPolicy: 'Max' },
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
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    volumeLifecycleModes: ['Persistent'],
  },
  ValidatingWebhook: webhook,
  MutatingWebhook: { ...webhook, reinvocationPolicy: 'Never' },
  RuleWithOperations: { scope: '*' },
  NamedRuleWithOperations: { scope: '*' },
  ServiceReference: { port: 443 },
  ValidatingAdmissionPolicySpec: { failurePolicy: 'Fail' },
  MatchResources: { matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {} },
  FlowSchemaSpec: { matchingPrecedence: 1000 },
  CustomResourceDefinitionSpec: { conversion: { strategy: 'None' } },
  CustomResourceDefinitionNames: {
    singular: ({ kind }) => (typeof kind === 'string' ? kind.toLowerCase() : undefined),
    listKind: ({ kind }) => (typeof kind === 'string' ? `${kind}List` : undefined),
  },
};

/** The defaults of a type. */
export function defaultsOf(type: string): Defaults {
  return (Object.hasOwn(ofTypes, type) ? ofTypes[type] : undefined) ?? {};
}

/** `Always` for an image that may change under its name. */
function pullPolicy(image: string): string {
  if (image.includes('@')) return 'IfNotPresent';
  const [, tag = 'latest'] = /:([^:/]*)$/.exec(image) ?? [];
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function rolls({ type }: JsonObject): boolean {
  return type === undefined || type === null || type === 'RollingUpdate';
}

function isReachedFromOutside(type: JsonValue | undefined): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** A headless Service that selects nothing is of as many families as the cluster can be. */
function hasOneFamily({ type, clusterIP, selector, ipFamilies }: JsonObject): boolean {
  const isOpen = clusterIP === 'None' && (selector === undefined || selector === null);
  const hasTwo = Array.isArray(ipFamilies) && ipFamilies.length > 1;
  return type !== 'ExternalName' && !isOpen && !hasTwo;
}
