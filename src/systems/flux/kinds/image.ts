import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { fluxKind } from './flux-kind.js';
import { AccessFrom, Interval, LocalRef, nameAndNamespace, oneOf, SourceTimeout } from './shared.js';
import { GitRef } from './sources.js';

const Order = Type.Optional(oneOf('asc', 'desc'));

/** The fields of an ImageRepository. */
export const imageRepositorySpec = {
  /** The image without a tag: `ghcr.io/stefanprodan/podinfo`. */
  image: Type.String(),
  /** How often its tags are listed. */
  interval: Interval,
  /** How long that may take. The controller's default: the interval. */
  timeout: Type.Optional(SourceTimeout),
  /** Tags that are left out, as Go regular expressions. The API's default: signatures, `^.*\.sig$`. */
  exclusionList: Type.Optional(Type.Array(Type.String(), { maxItems: 25 })),
  /** How to log in. The API's default: generic. */
  provider: Type.Optional(oneOf('generic', 'aws', 'azure', 'gcp')),
  /** A Secret of type kubernetes.io/dockerconfigjson. */
  secretRef: Type.Optional(LocalRef),
  /** A Secret with ca.crt, and with tls.crt and tls.key for mutual TLS. */
  certSecretRef: Type.Optional(LocalRef),
  /** A Secret with the proxy's address, username and password. */
  proxySecretRef: Type.Optional(LocalRef),
  /** A ServiceAccount whose image pull secrets, or identity, are used. */
  serviceAccountName: Type.Optional(Type.String({ maxLength: 253 })),
  /** The namespaces whose ImagePolicies may use it. Default: its own only. */
  accessFrom: Type.Optional(AccessFrom),
  /** Allows plain HTTP. */
  insecure: Type.Optional(Type.Boolean()),
  /** Stops it for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

/** The fields of an ImagePolicy. */
export const imagePolicySpec = {
  /** Whose tags. */
  imageRepositoryRef: closed(nameAndNamespace),
  /** Which tag is the latest. Exactly one of the three. */
  policy: closed({
    /** The highest version in a range. */
    semver: Type.Optional(
      closed({
        /** Such as `6.x` or `>=1.0.0 <2.0.0`. */
        range: Type.String(),
      }),
    ),
    /** The last by letters; `asc` is the default. */
    alphabetical: Type.Optional(closed({ order: Order })),
    /** The highest number; `asc` is the default. */
    numerical: Type.Optional(closed({ order: Order })),
  }),
  /** Which tags count, and which part of them is compared. */
  filterTags: Type.Optional(
    closed({
      /** A Go regular expression. */
      pattern: Type.Optional(Type.String()),
      /** What is compared, such as `$ts` for the group `(?P<ts>.*)`. */
      extract: Type.Optional(Type.String()),
    }),
  ),
  /** Whether the digest is looked up too. The API's default: Never. */
  digestReflectionPolicy: Type.Optional(oneOf('Always', 'IfNotPresent', 'Never')),
  /** How often the digest is looked up; required for `Always`, and for it only. */
  interval: Type.Optional(Interval),
  /** Stops it for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

/** The fields of an ImageUpdateAutomation. */
export const imageUpdateAutomationSpec = {
  /** The GitRepository that is changed; its Secret must allow pushing. */
  sourceRef: closed({
    /** Default: the version that the controller knows. */
    apiVersion: Type.Optional(Type.String()),
    /** GitRepository is the only one. */
    kind: oneOf('GitRepository'),
    ...nameAndNamespace,
  }),
  /** How often it runs. */
  interval: Interval,
  /** How the commit is made. */
  git: Type.Optional(
    closed({
      /** What is checked out. Default: the ref of the GitRepository. */
      checkout: Type.Optional(
        closed({
          /** The revision. */
          ref: GitRef,
        }),
      ),
      /** The commit. */
      commit: closed({
        /** Who commits. */
        author: closed({
          /** Such as fluxcdbot@example.com. */
          email: Type.String(),
          /** Such as fluxcdbot. */
          name: Type.Optional(Type.String()),
        }),
        /** The key that signs. */
        signingKey: Type.Optional(
          closed({
            /** A Secret with git.asc, and with passphrase; or with an SSH key. */
            secretRef: LocalRef,
            /** The kind of key. */
            type: Type.Optional(oneOf('gpg', 'ssh')),
          }),
        ),
        /** The message, as a Go template over `.Changed` and `.AutomationObject`. */
        messageTemplate: Type.Optional(Type.String()),
        /** More values for the template, as `.Values`. */
        messageTemplateValues: Type.Optional(Type.Record(Type.String(), Type.String())),
      }),
      /** Where it is pushed. Default: to the branch that was checked out. */
      push: Type.Optional(
        closed({
          /** The branch; it is made if it is missing, and overwritten if it differs from the one checked out. */
          branch: Type.Optional(Type.String()),
          /** A refspec in place of, or beside, the branch. */
          refspec: Type.Optional(Type.String()),
          /** Options for the server, such as `merge_request.create`. */
          options: Type.Optional(Type.Record(Type.String(), Type.String())),
        }),
      ),
    }),
  ),
  /** What is changed. */
  update: Type.Optional(
    closed({
      /** The folder whose YAML files are changed. Default: all. */
      path: Type.Optional(Type.String()),
      /** Setters are the only one: fields marked by a comment that names an ImagePolicy. */
      strategy: Type.Optional(oneOf('Setters')),
    }),
  ),
  /** The ImagePolicies of the namespace that count, by their labels. Default: all. */
  policySelector: Type.Optional(
    closed({
      /** Labels that they have. */
      matchLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
      /** Conditions on their labels. */
      matchExpressions: Type.Optional(
        Type.Array(
          closed({
            /** The label. */
            key: Type.String(),
            /** In, NotIn, Exists or DoesNotExist. */
            operator: Type.String(),
            /** The values, for In and NotIn. */
            values: Type.Optional(Type.Array(Type.String())),
          }),
        ),
      ),
    }),
  ),
  /** Stops it for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

const apiVersion = 'image.toolkit.fluxcd.io/v1';

/** `ImageRepository` of image.toolkit.fluxcd.io/v1. */
export const ImageRepository = fluxKind(apiVersion, 'ImageRepository', imageRepositorySpec);

/** `ImagePolicy` of image.toolkit.fluxcd.io/v1. */
export const ImagePolicy = fluxKind(apiVersion, 'ImagePolicy', imagePolicySpec);

/** `ImageUpdateAutomation` of image.toolkit.fluxcd.io/v1. */
export const ImageUpdateAutomation = fluxKind(apiVersion, 'ImageUpdateAutomation', imageUpdateAutomationSpec);
