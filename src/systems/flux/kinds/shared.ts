import { type TUnsafe, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';

/** One of these words. */
export function oneOf<const W extends readonly string[]>(...words: W): TUnsafe<W[number]> {
  return Type.Unsafe<W[number]>({ type: 'string', enum: words });
}

/** How often; the units are ms, s, m and h. */
export const Interval = Type.String({ format: 'flux-duration' });

/** How long a source may take; unlike an interval it cannot be written in hours. */
export const SourceTimeout = Type.String({ format: 'flux-timeout' });

/** The name of an object in the same namespace. */
export const LocalRef = closed({
  /** The object's name. */
  name: Type.String({ format: 'dns-subdomain' }),
});

const ObjectName = Type.String({ minLength: 1, maxLength: 253 });
const NamespaceName = Type.String({ minLength: 1, maxLength: 63 });

/** A name and, for another namespace than the object's own, the namespace. */
export const nameAndNamespace = {
  /** The object's name. */
  name: ObjectName,
  /** Its namespace. Default: that of the object that refers to it. */
  namespace: Type.Optional(NamespaceName),
};

/** Labels and annotations. */
export const Metadata = closed({
  /** Labels. */
  labels: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Annotations. */
  annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
});

/** What must be ready first; of the same kind as the object that depends on it. */
export const Dependency = closed({
  ...nameAndNamespace,
  /** When it counts as ready: a CEL expression over `dep` and `self`. Default: when its condition Ready is True. */
  readyExpr: Type.Optional(Type.String()),
});

/** Another cluster to apply to. Exactly one of the two. */
export const KubeConfig = closed({
  /** A Secret with a kubeconfig. */
  secretRef: Type.Optional(
    closed({
      /** The Secret's name. */
      name: Type.String({ format: 'dns-subdomain' }),
      /** Its key. Default: value, then value.yaml. */
      key: Type.Optional(Type.String()),
    }),
  ),
  /** A ConfigMap that says how to log in by workload identity. */
  configMapRef: Type.Optional(LocalRef),
});

/** When a custom resource counts as healthy, as CEL expressions over it. */
export const HealthCheckExpr = closed({
  /** Of the resources that this is about. */
  apiVersion: Type.String(),
  /** Of the resources that this is about. */
  kind: Type.Optional(Type.String()),
  /** True when it is healthy. */
  current: Type.String(),
  /** True while it is on its way. */
  inProgress: Type.Optional(Type.String()),
  /** True when it has failed. */
  failed: Type.Optional(Type.String()),
});

/** The objects that a patch is for: every field that is given must match; names are regular expressions. */
export const PatchTarget = closed({
  /** `apps`; an empty text is the core group. */
  group: Type.Optional(Type.String()),
  /** `v1`. */
  version: Type.Optional(Type.String()),
  /** `Deployment`. */
  kind: Type.Optional(Type.String()),
  /** The object's name, as an anchored regular expression. */
  name: Type.Optional(Type.String()),
  /** The object's namespace, as an anchored regular expression. */
  namespace: Type.Optional(Type.String()),
  /** Such as `app=podinfo`. */
  labelSelector: Type.Optional(Type.String()),
  /** Such as `example.com/patch=yes`. */
  annotationSelector: Type.Optional(Type.String()),
});

/** A strategic merge or JSON 6902 patch as YAML, and the objects it is for. */
export const Patch = closed({
  patch: Type.String(),
  target: Type.Optional(PatchTarget),
});

/** Another name, tag or digest for an image, as in a kustomization.yaml. */
export const ImageOverride = closed({
  /** The image as it is written in the manifests, without its tag. */
  name: Type.String(),
  /** What to write instead. */
  newName: Type.Optional(Type.String()),
  /** The tag to write. */
  newTag: Type.Optional(Type.String()),
  /** The digest to write; it wins over the tag. */
  digest: Type.Optional(Type.String()),
});

/** Fields of objects that are left as they are in the cluster. */
export const IgnoreRule = closed({
  /** JSON pointers: `/spec/replicas`. */
  paths: Type.Array(Type.String()),
  /** The objects. Default: all of them. */
  target: Type.Optional(PatchTarget),
});

/** The namespaces whose objects may refer to this one, by their labels. */
export const AccessFrom = closed({
  /** Any of these. */
  namespaceSelectors: Type.Array(
    closed({
      /** The namespace's labels. Default: every namespace. */
      matchLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
    }),
  ),
});

const OidcIdentity = closed({
  /** The issuer, as a Go regular expression. */
  issuer: Type.String(),
  /** The subject, as a Go regular expression. */
  subject: Type.String(),
});

/** How the signature of an artifact is checked. */
export const verification = {
  /** Cosign or Notation. */
  provider: oneOf('cosign', 'notation'),
  /** The public keys (Cosign), or the trust policy and certificates (Notation). Default: keyless, by Fulcio and Rekor. */
  secretRef: Type.Optional(LocalRef),
  /** Who may have signed, without keys. Default: nobody is asked who they are, so that anybody's signature will do. */
  matchOIDCIdentity: Type.Optional(Type.Array(OidcIdentity)),
};

/** The kinds of Flux that events come from. */
export const EventKind = oneOf(
  'Bucket',
  'GitRepository',
  'Kustomization',
  'HelmRelease',
  'HelmChart',
  'HelmRepository',
  'ImageRepository',
  'ImagePolicy',
  'ImageUpdateAutomation',
  'OCIRepository',
  'ArtifactGenerator',
  'ExternalArtifact',
);

/** Objects that events are taken from or that are told of a change. */
export const EventSource = {
  /** Default: the version that the controller knows. */
  apiVersion: Type.Optional(Type.String()),
  /** Their kind. */
  kind: EventKind,
  /** The object's name, or `*` for every one, which `matchLabels` can narrow. */
  name: ObjectName,
  /** Default: the namespace of the object that refers to them. */
  namespace: Type.Optional(ObjectName),
  /** The labels that they have; only with the name `*`. */
  matchLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
};
