import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { fluxKind } from './flux-kind.js';
import {
  Dependency,
  HealthCheckExpr,
  IgnoreRule,
  ImageOverride,
  Interval,
  KubeConfig,
  LocalRef,
  Metadata,
  nameAndNamespace,
  oneOf,
  Patch,
} from './shared.js';

const Affix = Type.String({ minLength: 1, maxLength: 200 });

/** The fields of a Flux Kustomization. */
export const kustomizationSpec = {
  /** Where the manifests come from. */
  sourceRef: closed({
    /** Default: the version that the controller knows. */
    apiVersion: Type.Optional(Type.String()),
    /** The source's kind; a HelmRepository holds no manifests. */
    kind: oneOf('OCIRepository', 'GitRepository', 'Bucket', 'ExternalArtifact'),
    ...nameAndNamespace,
  }),
  /** The folder of the source with the kustomization.yaml, or with manifests alone. Default: its root. */
  path: Type.Optional(Type.String()),
  /** How often the cluster is compared with the source, and drift undone. A new revision is applied at once. */
  interval: Interval,
  /** How soon after a failure it is tried again. The controller's default: the interval. */
  retryInterval: Type.Optional(Interval),
  /** How long applying and health checks may take; at least 30s. The controller's default: the interval less 30s. */
  timeout: Type.Optional(Interval),
  /** Whether objects that are no longer in the source are deleted. */
  prune: Type.Boolean(),
  /** Whether it is ready only when everything it applied is. */
  wait: Type.Optional(Type.Boolean()),
  /** Recreates objects whose immutable fields change: a Deployment's Pods all stop at once, a Job runs again. */
  force: Type.Optional(Type.Boolean()),
  /** Stops it for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
  /** The Kustomizations that must be ready first. */
  dependsOn: Type.Optional(Type.Array(Dependency)),
  /** Puts every namespaced object there, whatever its manifest says. The namespace must exist. */
  targetNamespace: Type.Optional(Type.String({ minLength: 1, maxLength: 63, format: 'dns-label' })),
  /** Put before every name. */
  namePrefix: Type.Optional(Affix),
  /** Put behind every name. */
  nameSuffix: Type.Optional(Affix),
  /** Labels and annotations for everything that is applied; selectors are left alone. */
  commonMetadata: Type.Optional(Metadata),
  /** Changes to what the source says. */
  patches: Type.Optional(Type.Array(Patch)),
  /** Images to replace. */
  images: Type.Optional(Type.Array(ImageOverride)),
  /** Kustomize components to apply, by their path from `path`. */
  components: Type.Optional(Type.Array(Type.String())),
  /** Whether components that are not there are passed over. */
  ignoreMissingComponents: Type.Optional(Type.Boolean()),
  /** Variables, written `${name}` in the manifests. */
  postBuild: Type.Optional(
    closed({
      /** Their values. Not for secrets: this is in Git. */
      substitute: Type.Optional(Type.Record(Type.String(), Type.String())),
      /** ConfigMaps and Secrets whose keys are variables; later ones win, `substitute` wins over all. */
      substituteFrom: Type.Optional(
        Type.Array(
          closed({
            /** ConfigMap or Secret. */
            kind: oneOf('Secret', 'ConfigMap'),
            /** Its name, in the same namespace. */
            name: Type.String({ minLength: 1, maxLength: 253 }),
            /** Whether it may be missing. */
            optional: Type.Optional(Type.Boolean()),
          }),
        ),
      ),
      /** Whether it happens without any variable too. The controller's default: WithVariables. */
      substituteStrategy: Type.Optional(oneOf('WithVariables', 'Always')),
    }),
  ),
  /** How secrets in the source are decrypted. */
  decryption: Type.Optional(
    closed({
      /** SOPS is the only one. */
      provider: oneOf('sops'),
      /** A Secret with the private keys. */
      secretRef: Type.Optional(LocalRef),
      /** A ServiceAccount that may use the key service of a cloud. */
      serviceAccountName: Type.Optional(Type.String()),
    }),
  ),
  /** The objects to wait for, instead of all of them (`wait`). */
  healthChecks: Type.Optional(
    Type.Array(
      closed({
        /** Such as `apps/v1`. */
        apiVersion: Type.Optional(Type.String()),
        /** Such as `Deployment`. */
        kind: Type.String(),
        /** The object's name. */
        name: Type.String(),
        /** Its namespace. */
        namespace: Type.Optional(Type.String()),
      }),
    ),
  ),
  /** When custom resources count as healthy. */
  healthCheckExprs: Type.Optional(Type.Array(HealthCheckExpr)),
  /** What happens to the objects when this Kustomization is deleted. The controller's default: MirrorPrune. */
  deletionPolicy: Type.Optional(oneOf('MirrorPrune', 'Delete', 'WaitForTermination', 'Orphan')),
  /** Fields that are not put back when something else changes them. */
  ignore: Type.Optional(Type.Array(IgnoreRule)),
  /** Annotations about where an object came from. */
  buildMetadata: Type.Optional(Type.Array(oneOf('originAnnotations', 'transformerAnnotations'))),
  /** The ServiceAccount that applies. Default: the controller's own, which may do everything. */
  serviceAccountName: Type.Optional(Type.String()),
  /** Another cluster to apply to. */
  kubeConfig: Type.Optional(KubeConfig),
};

/** `Kustomization` of kustomize.toolkit.fluxcd.io/v1. */
export const Kustomization = fluxKind('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', kustomizationSpec);
