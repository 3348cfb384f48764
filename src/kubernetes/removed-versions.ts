/** A version of an API that is no longer served, for some or all of its kinds. */
export interface RemovedVersion {
  /** `autoscaling/v2beta2`. */
  readonly apiVersion: string;
  /** Its kinds, or `every` one. Where a version keeps some kinds, only those that went are here. */
  readonly kinds: readonly string[] | 'every';
  /** The release that serves it no more: `Kubernetes 1.26`. */
  readonly since: string;
  /** What to write instead: `autoscaling/v2`; undefined where nothing took its place. */
  readonly use: string | undefined;
}

const kubernetes: readonly RemovedVersion[] = [
  gone('extensions/v1beta1', ['Deployment', 'DaemonSet', 'ReplicaSet'], 'Kubernetes 1.16', 'apps/v1'),
  gone('extensions/v1beta1', ['NetworkPolicy'], 'Kubernetes 1.16', 'networking.k8s.io/v1'),
  gone('extensions/v1beta1', ['PodSecurityPolicy'], 'Kubernetes 1.16'),
  gone('extensions/v1beta1', ['Ingress'], 'Kubernetes 1.22', 'networking.k8s.io/v1'),
  gone('apps/v1beta1', 'every', 'Kubernetes 1.16', 'apps/v1'),
  gone('apps/v1beta2', 'every', 'Kubernetes 1.16', 'apps/v1'),
  gone('batch/v2alpha1', ['CronJob'], 'Kubernetes 1.21', 'batch/v1'),
  v1('admissionregistration.k8s.io/v1beta1', [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ]),
  v1('apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition']),
  v1('apiregistration.k8s.io/v1beta1', ['APIService']),
  v1('authentication.k8s.io/v1beta1', ['TokenReview']),
  v1('authorization.k8s.io/v1beta1', [
    'LocalSubjectAccessReview',
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
    'SubjectAccessReview',
  ]),
  v1('certificates.k8s.io/v1beta1', ['CertificateSigningRequest']),
  v1('coordination.k8s.io/v1beta1', ['Lease']),
  v1('networking.k8s.io/v1beta1', ['Ingress', 'IngressClass']),
  v1('rbac.authorization.k8s.io/v1beta1', ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']),
  v1('scheduling.k8s.io/v1beta1', ['PriorityClass']),
  v1('storage.k8s.io/v1beta1', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment']),
  gone('rbac.authorization.k8s.io/v1alpha1', 'every', 'Kubernetes 1.23', 'rbac.authorization.k8s.io/v1'),
  gone('autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 'Kubernetes 1.25', 'autoscaling/v2'),
  gone('batch/v1beta1', ['CronJob'], 'Kubernetes 1.25', 'batch/v1'),
  gone('discovery.k8s.io/v1beta1', ['EndpointSlice'], 'Kubernetes 1.25', 'discovery.k8s.io/v1'),
  gone('events.k8s.io/v1beta1', ['Event'], 'Kubernetes 1.25', 'events.k8s.io/v1'),
  gone('node.k8s.io/v1beta1', ['RuntimeClass'], 'Kubernetes 1.25', 'node.k8s.io/v1'),
  gone('policy/v1beta1', ['PodDisruptionBudget'], 'Kubernetes 1.25', 'policy/v1'),
  gone('policy/v1beta1', ['PodSecurityPolicy'], 'Kubernetes 1.25'),
  gone('autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 'Kubernetes 1.26', 'autoscaling/v2'),
  gone('storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 'Kubernetes 1.27', 'storage.k8s.io/v1'),
  ...stable(
    'flowcontrol.apiserver.k8s.io',
    ['v1beta1:1.26', 'v1beta2:1.29', 'v1beta3:1.32'],
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ),
  ...stable(
    'admissionregistration.k8s.io',
    ['v1alpha1:1.32', 'v1beta1:1.34'],
    ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ),
  ...stable('authentication.k8s.io', ['v1alpha1:1.32', 'v1beta1:1.33'], ['SelfSubjectReview']),
  ...stable('networking.k8s.io', ['v1alpha1:1.31', 'v1beta1:1.37'], ['IPAddress', 'ServiceCIDR']),
  ...stable('storage.k8s.io', ['v1alpha1:1.35', 'v1beta1:1.37'], ['VolumeAttributesClass']),
  ...stable(
    'resource.k8s.io',
    ['v1alpha2:1.31', 'v1alpha3:1.34'],
    ['ResourceClaim', 'ResourceClaimTemplate'],
  ),
  ...stable('resource.k8s.io', ['v1alpha2:1.31', 'v1alpha3:1.34'], ['ResourceSlice']),
  ...stable('resource.k8s.io', ['v1alpha3:1.34'], ['DeviceClass']),
  gone('resource.k8s.io/v1alpha2', ['ResourceClaimParameters', 'ResourceClassParameters'], 'Kubernetes 1.31'),
  gone('resource.k8s.io/v1alpha2', ['PodSchedulingContext'], 'Kubernetes 1.31'),
  gone('resource.k8s.io/v1alpha3', ['PodSchedulingContext'], 'Kubernetes 1.32'),
  gone('networking.k8s.io/v1alpha1', ['ClusterCIDR'], 'Kubernetes 1.29'),
  ...stable('storagemigration.k8s.io', ['v1alpha1:1.35'], ['StorageVersionMigration']),
];

const flux: readonly RemovedVersion[] = [
  gone('source.toolkit.fluxcd.io/v1beta1', 'every', 'Flux 2.7', 'source.toolkit.fluxcd.io/v1'),
  gone('source.toolkit.fluxcd.io/v1beta2', 'every', 'Flux 2.8', 'source.toolkit.fluxcd.io/v1'),
  gone('kustomize.toolkit.fluxcd.io/v1beta1', 'every', 'Flux 2.7', 'kustomize.toolkit.fluxcd.io/v1'),
  gone('kustomize.toolkit.fluxcd.io/v1beta2', 'every', 'Flux 2.8', 'kustomize.toolkit.fluxcd.io/v1'),
  gone('helm.toolkit.fluxcd.io/v2beta1', 'every', 'Flux 2.7', 'helm.toolkit.fluxcd.io/v2'),
  gone('helm.toolkit.fluxcd.io/v2beta2', 'every', 'Flux 2.8', 'helm.toolkit.fluxcd.io/v2'),
  gone('image.toolkit.fluxcd.io/v1beta1', 'every', 'Flux 2.7', 'image.toolkit.fluxcd.io/v1'),
  gone('image.toolkit.fluxcd.io/v1beta2', 'every', 'Flux 2.9', 'image.toolkit.fluxcd.io/v1'),
  ...['v1beta1:2.7', 'v1beta2:2.9'].flatMap((text) => {
    const [version = '', release = ''] = text.split(':');
    const group = 'notification.toolkit.fluxcd.io';
    return [
      gone(`${group}/${version}`, ['Alert', 'Provider'], `Flux ${release}`, `${group}/v1beta3`),
      gone(`${group}/${version}`, ['Receiver'], `Flux ${release}`, `${group}/v1`),
    ];
  }),
];

/** What built-in and known custom APIs no longer serve, as their deprecation guides and changelogs say. */
export const removedVersions: readonly RemovedVersion[] = [
  ...kubernetes,
  ...flux,
  gone('traefik.containo.us/v1alpha1', 'every', 'Traefik 3.0', 'traefik.io/v1alpha1'),
];

/** The entry for a version of a kind that is no longer served; undefined for one that is, or is not known. */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  return removedVersions.find(
    (removed) =>
      removed.apiVersion === apiVersion && (removed.kinds === 'every' || removed.kinds.includes(kind)),
  );
}

/**
 * Whether this release of Kubernetes (`1.31`) serves it no more, not one that serves it not yet. Of what is not Kubernetes'
 * own the release says nothing: it is gone.
 */
export function isGoneIn({ since }: RemovedVersion, release: string): boolean {
  const [, minor] = /^Kubernetes 1\.(\d+)$/.exec(since) ?? [];
  return minor === undefined || Number(minor) <= Number(release.split('.')[1]);
}

/** Versions of kinds that went when there was a v1 beside them: `v1beta1:1.34`. */
function stable(group: string, versions: readonly string[], kinds: readonly string[]): RemovedVersion[] {
  return versions.map((text) => {
    const [version = '', release = ''] = text.split(':');
    return gone(`${group}/${version}`, kinds, `Kubernetes ${release}`, `${group}/v1`);
  });
}

/** Most of the beta versions went with Kubernetes 1.22, when there was a v1 beside them. */
function v1(apiVersion: string, kinds: readonly string[]): RemovedVersion {
  return gone(apiVersion, kinds, 'Kubernetes 1.22', apiVersion.replace(/[^/]+$/, 'v1'));
}

function gone(
  apiVersion: string,
  kinds: RemovedVersion['kinds'],
  since: string,
  use?: string,
): RemovedVersion {
  return { apiVersion, kinds, since, use };
}
