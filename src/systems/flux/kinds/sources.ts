import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { fluxKind } from './flux-kind.js';
import { AccessFrom, Interval, LocalRef, oneOf, SourceTimeout, verification } from './shared.js';

const apiVersion = 'source.toolkit.fluxcd.io/v1';

const fetching = {
  /** How often the source is looked at. */
  interval: Interval,
  /** How long that may take. The controller's default: 60s. */
  timeout: Type.Optional(SourceTimeout),
  /** Stops it for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

const proxyAndCertificate = {
  /** A Secret with the proxy's address, username and password. */
  proxySecretRef: Type.Optional(LocalRef),
  /** A Secret with ca.crt, and with tls.crt and tls.key for mutual TLS. */
  certSecretRef: Type.Optional(LocalRef),
};

/** What is left out of the artifact, in the syntax of .gitignore. */
const ignore = Type.Optional(Type.String());

/** The revision of a Git repository. */
export const GitRef = closed({
  /** A branch, whose head is followed. */
  branch: Type.Optional(Type.String()),
  /** A tag. */
  tag: Type.Optional(Type.String()),
  /** The highest tag in this range, such as `>=1.0.0 <2.0.0`. */
  semver: Type.Optional(Type.String()),
  /** A reference by its full name, such as `refs/pull/420/head`. */
  name: Type.Optional(Type.String()),
  /** A commit; with `branch`, only that branch is fetched to find it. */
  commit: Type.Optional(Type.String()),
});

/** The fields of a GitRepository. */
export const gitRepositorySpec = {
  ...fetching,
  /** The repository: https, http or ssh. */
  url: Type.String({ format: 'git-url' }),
  /** The revision to fetch. */
  ref: Type.Optional(GitRef),
  /** A Secret with username and password, bearerToken, or identity and known_hosts. */
  secretRef: Type.Optional(LocalRef),
  /** How to log in. `github` is a GitHub App, whose Secret is named by secretRef. The controller's default: generic. */
  provider: Type.Optional(oneOf('generic', 'aws', 'azure', 'github')),
  /** The ServiceAccount to log in with; only for aws and azure. */
  serviceAccountName: Type.Optional(Type.String()),
  /** A Secret with the proxy's address, username and password. */
  proxySecretRef: Type.Optional(LocalRef),
  /** Which signatures are checked, and the Secret with the public keys. */
  verify: Type.Optional(
    closed({
      /** What must be signed. The controller's default: HEAD. */
      mode: Type.Optional(oneOf('head', 'HEAD', 'Tag', 'TagAndHEAD')),
      /** The Secret with the public keys. */
      secretRef: LocalRef,
    }),
  ),
  /** What is left out of the artifact, in the syntax of .gitignore. */
  ignore,
  /** The only folders to fetch. */
  sparseCheckout: Type.Optional(Type.Array(Type.String())),
  /** Whether submodules are fetched too. */
  recurseSubmodules: Type.Optional(Type.Boolean()),
  /** Parts of other GitRepositories, put into this artifact. */
  include: Type.Optional(
    Type.Array(
      closed({
        /** The other GitRepository, of the same namespace. */
        repository: LocalRef,
        /** Default: its root. */
        fromPath: Type.Optional(Type.String()),
        /** Default: its name. */
        toPath: Type.Optional(Type.String()),
      }),
    ),
  ),
};

/** The fields of an OCIRepository. */
export const ociRepositorySpec = {
  ...fetching,
  ...proxyAndCertificate,
  /** The repository: `oci://ghcr.io/org/manifests`, without a tag. */
  url: Type.String({ format: 'oci-url' }),
  /** The revision to fetch. */
  ref: Type.Optional(
    closed({
      /** A digest, such as `sha256:…`. */
      digest: Type.Optional(Type.String()),
      /** The highest tag in this range. */
      semver: Type.Optional(Type.String()),
      /** The tags that `semver` looks at, as a Go regular expression. */
      semverFilter: Type.Optional(Type.String()),
      /** A tag. */
      tag: Type.Optional(Type.String()),
    }),
  ),
  /** Which layer holds the files. The controller's default: the first, extracted. */
  layerSelector: Type.Optional(
    closed({
      /** Such as `application/vnd.cncf.helm.chart.content.v1.tar+gzip`. */
      mediaType: Type.Optional(Type.String()),
      /** Whether the layer is unpacked or kept as it is. */
      operation: Type.Optional(oneOf('extract', 'copy')),
    }),
  ),
  /** How to log in. The controller's default: generic. */
  provider: Type.Optional(oneOf('generic', 'aws', 'azure', 'gcp')),
  /** A Secret of type kubernetes.io/dockerconfigjson. */
  secretRef: Type.Optional(LocalRef),
  /** A ServiceAccount whose image pull secrets, or identity, are used. */
  serviceAccountName: Type.Optional(Type.String()),
  /** How the signature is checked. */
  verify: Type.Optional(
    closed({
      ...verification,
      /** A Secret with a Sigstore root of trust of one's own. */
      trustedRootSecretRef: Type.Optional(LocalRef),
    }),
  ),
  /** What is left out of the artifact, in the syntax of .gitignore. */
  ignore,
  /** Allows plain HTTP and unverified certificates: anybody on the way can change what is applied. */
  insecure: Type.Optional(Type.Boolean()),
};

/** The fields of a HelmRepository. */
export const helmRepositorySpec = {
  ...fetching,
  interval: Type.Optional(Interval),
  /** The repository: https, http, or oci. */
  url: Type.String({ format: 'helm-url' }),
  /** `oci` for an oci URL. */
  type: Type.Optional(oneOf('default', 'oci')),
  /** How to log in; only for `oci`. The controller's default: generic. */
  provider: Type.Optional(oneOf('generic', 'aws', 'azure', 'gcp')),
  /** A Secret with username and password; for `oci`, of type kubernetes.io/dockerconfigjson too. */
  secretRef: Type.Optional(LocalRef),
  /** A Secret with ca.crt, and with tls.crt and tls.key for mutual TLS. */
  certSecretRef: Type.Optional(LocalRef),
  /** Sends the credentials to other hosts too that the index names: they learn them. */
  passCredentials: Type.Optional(Type.Boolean()),
  /** Allows plain HTTP; only for `oci`. Anybody on the way can change what is installed. */
  insecure: Type.Optional(Type.Boolean()),
  /** The namespaces whose HelmReleases may use it. Default: all. */
  accessFrom: Type.Optional(AccessFrom),
};

/** The fields of a Bucket. */
export const bucketSpec = {
  ...fetching,
  ...proxyAndCertificate,
  /** The bucket's name. */
  bucketName: Type.String(),
  /** The store's address, without a scheme: `s3.amazonaws.com`. */
  endpoint: Type.String(),
  /** The kind of store. The controller's default: generic (S3 with static keys). */
  provider: Type.Optional(oneOf('generic', 'aws', 'gcp', 'azure')),
  /** The bucket's region. */
  region: Type.Optional(Type.String()),
  /** Only what begins so; the store filters. */
  prefix: Type.Optional(Type.String()),
  /** A Secret with accesskey and secretkey, or what the provider needs. */
  secretRef: Type.Optional(LocalRef),
  /** The ServiceAccount to log in with; not for generic. */
  serviceAccountName: Type.Optional(Type.String()),
  /** Where temporary keys come from; only for aws and generic. */
  sts: Type.Optional(
    closed({
      /** `aws` for the provider aws, `ldap` for generic. */
      provider: oneOf('aws', 'ldap'),
      /** The address of the token service. */
      endpoint: Type.String({ format: 'http-url' }),
      /** A Secret with username and password; only for ldap. */
      secretRef: Type.Optional(LocalRef),
      /** A Secret with ca.crt; only for ldap. */
      certSecretRef: Type.Optional(LocalRef),
    }),
  ),
  /** What is left out of the artifact, in the syntax of .gitignore. */
  ignore,
  /** Allows plain HTTP: anybody on the way can change what is applied. */
  insecure: Type.Optional(Type.Boolean()),
};

/** `GitRepository` of source.toolkit.fluxcd.io/v1. */
export const GitRepository = fluxKind(apiVersion, 'GitRepository', gitRepositorySpec);

/** `OCIRepository` of source.toolkit.fluxcd.io/v1. */
export const OCIRepository = fluxKind(apiVersion, 'OCIRepository', ociRepositorySpec);

/** `HelmRepository` of source.toolkit.fluxcd.io/v1. */
export const HelmRepository = fluxKind(apiVersion, 'HelmRepository', helmRepositorySpec);

/** `Bucket` of source.toolkit.fluxcd.io/v1. */
export const Bucket = fluxKind(apiVersion, 'Bucket', bucketSpec);
