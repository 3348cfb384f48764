import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { clusterScoped } from '../../kubernetes/cluster-scoped.js';
import { hardenedContainer } from '../../kubernetes/hardened.js';
import { quantities } from '../../kubernetes/quantities.js';
import { clusterMetadataOf, metadataOf, type Part } from './names.js';
import type { Resources, SecretKey, Storage } from './schemas.js';

/** The user `nobody` of the images of the Prometheus project. */
export const NOBODY = 65534;

/** What the Pod of a part runs as, where no part needs more. */
const unprivileged: k8s.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: NOBODY,
  runAsGroup: NOBODY,
  fsGroup: NOBODY,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The account of a part. A token is mounted only where the Pod asks for it. */
export function addServiceAccount(scope: Construct, part: Part): void {
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: metadataOf(part),
    automountServiceAccountToken: false,
  });
}

/** What the account of a part may do in the whole cluster. */
export function addClusterRole(scope: Construct, part: Part, rules: k8s.PolicyRule[]): void {
  const metadata = clusterMetadataOf(part);
  const { name, namespace } = part;
  clusterScoped(new k8s.KubeClusterRole(scope, 'ClusterRole', { metadata, rules }));
  clusterScoped(
    new k8s.KubeClusterRoleBinding(scope, 'ClusterRoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `${namespace}:${name}` },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    }),
  );
}

/** A Service of a part, to the ports of its Pods that have the same names. */
export function addService(
  scope: Construct,
  part: Part,
  ports: Readonly<Record<string, number>>,
  spec: k8s.ServiceSpec = {},
): void {
  new k8s.KubeService(scope, 'Service', {
    metadata: metadataOf(part),
    spec: {
      ...spec,
      selector: { ...part.labels },
      ports: Object.entries(ports).map(([name, port]) => ({
        name,
        port,
        protocol: 'TCP',
        targetPort: k8s.IntOrString.fromString(name),
      })),
    },
  });
}

/** A Pod of a part: what it runs as, whose account it has and where it runs are filled in. */
export type PartPod = Pick<k8s.PodSpec, 'containers'> & Partial<k8s.PodSpec>;

/** What a Deployment may have beside its Pod. */
interface DeploymentOptions {
  /** What else the Service has. */
  readonly service?: k8s.ServiceSpec;
  /** What the Pod does not notice the change of, and is replaced for. */
  readonly config?: unknown;
  /** Whether the old Pod ends before the new one starts, as for a volume of one node. */
  readonly recreate?: boolean;
}

/** A Deployment of one Pod, with its account, and the Service that leads to its `ports`. */
export function addDeployment(
  scope: Construct,
  part: Part,
  ports: Readonly<Record<string, number>>,
  pod: PartPod,
  { service, config, recreate = false }: DeploymentOptions = {},
): void {
  addServiceAccount(scope, part);
  addService(scope, part, ports, service);
  new k8s.KubeDeployment(scope, 'Deployment', {
    metadata: metadataOf(part),
    spec: {
      replicas: 1,
      selector: { matchLabels: { ...part.labels } },
      ...(recreate && { strategy: { type: 'Recreate' } }),
      template: podTemplate(part, pod, config),
    },
  });
}

/** A StatefulSet whose Pods each have a volume `data`, with its account; the part's Service gives them their names. */
export function addStatefulSet(
  scope: Construct,
  part: Part,
  { replicas, storage }: { replicas: number; storage: Storage },
  pod: PartPod,
  config?: unknown,
): void {
  addServiceAccount(scope, part);
  new k8s.KubeStatefulSet(scope, 'StatefulSet', {
    metadata: metadataOf(part),
    spec: {
      replicas,
      serviceName: part.name,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: { ...part.labels } },
      template: podTemplate(part, pod, config),
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: dataClaim(storage) }],
    },
  });
}

/** The template of a part's Pods; a change of `config` replaces them, where nothing in them would notice it. */
export function podTemplate(part: Part, pod: PartPod, config?: unknown): k8s.PodTemplateSpec {
  const annotations = { 'checksum/config': checksum(config) };
  return {
    metadata: { labels: { ...part.labels }, ...(config !== undefined && { annotations }) },
    spec: {
      serviceAccountName: part.name,
      automountServiceAccountToken: false,
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      securityContext: unprivileged,
      ...pod,
    },
  };
}

/** A container without privileges, with the image and resources that were asked for. */
export function container(
  { image, resources: { requests, limits } }: { image: string; resources: Resources },
  spec: k8s.Container,
): k8s.Container {
  return {
    image,
    resources: { requests: quantities(requests), ...(limits && { limits: quantities(limits) }) },
    securityContext: hardenedContainer(),
    ...spec,
  };
}

/** The ports of a container, by their names. */
export function containerPorts(ports: Readonly<Record<string, number>>): k8s.ContainerPort[] {
  return Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' }));
}

/** A probe by HTTP at a named port. */
export function httpProbe(path: string, port: string, more: Partial<k8s.Probe> = {}): k8s.Probe {
  return { httpGet: { path, port: k8s.IntOrString.fromString(port) }, ...more };
}

/** A variable with a text of a Secret. */
export function secretVariable(name: string, { name: secret, key }: SecretKey): k8s.EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}

/** The claim of a volume `data`. */
export function dataClaim({ size, className }: Storage): k8s.PersistentVolumeClaimSpec {
  return {
    accessModes: ['ReadWriteOnce'],
    ...(className !== undefined && { storageClassName: className }),
    resources: { requests: quantities({ storage: size }) },
  };
}

function checksum(config: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(config) ?? '')
    .digest('hex');
}
