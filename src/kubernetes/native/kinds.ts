import type { Complaint } from './blocks/complaints.js';
import { canonicalIp, ipVersion } from './blocks/ip.js';
import { dns1035Label, dnsLabel, dnsSubdomain, pathSegmentName } from './blocks/names.js';

/** The API groups that the API server itself brings; all others are of CRDs, or of other servers. */
const ownGroups = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy', 'admissionregistration.k8s.io', 'certificates.k8s.io'],
  ...['coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'flowcontrol.apiserver.k8s.io'],
  ...['internal.apiserver.k8s.io', 'networking.k8s.io', 'node.k8s.io', 'rbac.authorization.k8s.io'],
  ...['resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io', 'storagemigration.k8s.io'],
]);

/** Whose finalizers need no domain, for all kinds of the group. */
const freeFinalizers = new Set(['admissionregistration.k8s.io', 'coordination.k8s.io', 'node.k8s.io']);

/** The server itself counts their generations, whatever is written; it keeps what is written for all others. */
const counted = new Set([
  ...['Pod', 'ReplicationController', 'PodDisruptionBudget.policy', 'HorizontalPodAutoscaler.autoscaling'],
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].map((kind) => `${kind}.apps`),
  ...['Job.batch', 'CronJob.batch', 'EndpointSlice.discovery.k8s.io', 'PriorityClass.scheduling.k8s.io'],
  ...['Ingress', 'IngressClass', 'NetworkPolicy'].map((kind) => `${kind}.networking.k8s.io`),
]);
const countedGroups = new Set(['admissionregistration.k8s.io', 'flowcontrol.apiserver.k8s.io']);

const clusterKinds = new Set([
  ...['Namespace', 'Node', 'PersistentVolume', 'ComponentStatus'],
  ...['ClusterRole.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
  ...['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment', 'VolumeAttributesClass'].map(
    (kind) => `${kind}.storage.k8s.io`,
  ),
  ...['IngressClass', 'IPAddress', 'ServiceCIDR', 'ClusterCIDR'].map((kind) => `${kind}.networking.k8s.io`),
  ...['PriorityClass.scheduling.k8s.io', 'RuntimeClass.node.k8s.io'],
  ...['CustomResourceDefinition.apiextensions.k8s.io', 'APIService.apiregistration.k8s.io'],
  ...[
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
  ].map((kind) => `${kind}.admissionregistration.k8s.io`),
  ...['FlowSchema', 'PriorityLevelConfiguration'].map((kind) => `${kind}.flowcontrol.apiserver.k8s.io`),
  ...['CertificateSigningRequest', 'ClusterTrustBundle'].map((kind) => `${kind}.certificates.k8s.io`),
  ...['ResourceSlice', 'DeviceClass', 'ResourceClass', 'DeviceTaintRule', 'ResourcePoolStatusRequest'].map(
    (kind) => `${kind}.resource.k8s.io`,
  ),
  ...['StorageVersion.internal.apiserver.k8s.io', 'StorageVersionMigration.storagemigration.k8s.io'],
]);

/** Questions to the server rather than objects: they have no name. */
const asked = new Set([
  ...['Binding', 'Eviction.policy'],
  ...['TokenReview', 'SelfSubjectReview'].map((kind) => `${kind}.authentication.k8s.io`),
  ...[
    'SubjectAccessReview',
    'LocalSubjectAccessReview',
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
  ].map((kind) => `${kind}.authorization.k8s.io`),
]);

/** A rule for names, by the minor version of the server. */
type NameRule = (minor: number) => Complaint;

const names: Readonly<Record<string, NameRule>> = {
  Namespace: () => dnsLabel,
  Service: (minor) => (minor >= 36 ? dnsLabel : dns1035Label),
  Event: () => pathSegmentName,
  'Event.events.k8s.io': () => dnsSubdomain,
  'StatefulSet.apps': () => dnsLabel,
  'PodDisruptionBudget.policy': () => pathSegmentName,
  'IPAddress.networking.k8s.io': () => (text) =>
    ipVersion(text) === 0 ? 'must be a valid IP address' : canonicalIp(text),
  'StorageVersion.internal.apiserver.k8s.io': () => pathSegmentName,
  'ClusterTrustBundle.certificates.k8s.io': () => (text) =>
    dnsSubdomain(text.slice(text.lastIndexOf(':') + 1)),
};
for (const kind of ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'])
  Object.assign(names, { [`${kind}.rbac.authorization.k8s.io`]: () => pathSegmentName });

/** The server itself makes up a name for one that has none. */
const namedByServer = new Set(['LimitRange']);

/** What is known of a kind: `Deployment` of `apps`. */
export interface KindFacts {
  /** Undefined for kinds of CRDs. */
  readonly isNamespaced: boolean | undefined;
  /** Whether objects of it are kept, under a name. */
  readonly hasName: boolean;
  /** Whether it must bring its name. */
  readonly isNamed: boolean;
  /** Whether finalizers need a domain. */
  readonly isOwn: boolean;
  /** Whether the server keeps the generation that is written. */
  readonly keepsGeneration: boolean;
  readonly name: Complaint;
  /** Whether the start of a generated name must do as one beside a name: otherwise it must do in a path. */
  readonly looksAtStart: boolean;
}

/** The kind's scope and its rule for names. Custom resources take DNS subdomains. */
export function factsOf(group: string, kind: string, minor: number): KindFacts {
  const id = group === '' ? kind : `${kind}.${group}`;
  const isOwn = ownGroups.has(group);
  const isCluster = clusterKinds.has(id);
  return {
    isNamespaced: isCluster ? false : isOwn ? true : undefined,
    hasName: !asked.has(id),
    isNamed: !namedByServer.has(id),
    isOwn: isOwn && !freeFinalizers.has(group) && id !== 'PodDisruptionBudget.policy',
    keepsGeneration: isOwn && !counted.has(id) && !countedGroups.has(group),
    name: (Object.hasOwn(names, id) ? names[id]?.(minor) : undefined) ?? dnsSubdomain,
    looksAtStart: id !== 'ReplicationController' || minor < 35,
  };
}
