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

const Flag = Type.Optional(Type.Boolean());

/** How a failed action is dealt with. */
const Strategy = closed({
  /** RetryOnFailure tries again; RemediateOnFailure rolls back or uninstalls, as `remediation` says. */
  name: oneOf('RemediateOnFailure', 'RetryOnFailure'),
  /** How soon it is tried again; only for RetryOnFailure. The controller's default: 5m. */
  retryInterval: Type.Optional(Interval),
});

const waiting = {
  /** How long each Kubernetes operation of it may take. Default: the release's timeout. */
  timeout: Type.Optional(Interval),
  /** Does not run the chart's hooks. */
  disableHooks: Flag,
  /** Does not wait until the objects are ready: a broken release counts as good. */
  disableWait: Flag,
};

const applying = {
  ...waiting,
  /** Does not wait for Jobs. */
  disableWaitForJobs: Flag,
  /** Does not check the manifests against the API server's schemas. */
  disableOpenAPIValidation: Flag,
  /** Does not check the values against the chart's schema. */
  disableSchemaValidation: Flag,
  /** Fails on objects that belong to something else, instead of taking them over. */
  disableTakeOwnership: Flag,
  /** What happens to CRDs in the chart's folder crds. */
  crds: Type.Optional(oneOf('Skip', 'Create', 'CreateReplace')),
  /** How a failure is dealt with. */
  strategy: Type.Optional(Strategy),
};

const remediation = {
  /** How often it is tried again; negative is without end. The controller's default: 0. */
  retries: Type.Optional(Type.Integer()),
  /** Whether failing tests count as no failure. */
  ignoreTestFailures: Flag,
  /** Whether the last failure is remediated too. */
  remediateLastFailure: Flag,
};

/** A chart of a HelmRepository, GitRepository or Bucket. */
export const helmChartSpec = {
  /** The chart's name in a HelmRepository, or its path in a GitRepository or Bucket. */
  chart: Type.String({ minLength: 1, maxLength: 2048 }),
  /** Its version or a range of versions; without meaning for GitRepository and Bucket. The API's default: `*`. */
  version: Type.Optional(Type.String()),
  /** Where the chart is. */
  sourceRef: closed({
    /** Default: the version that the controller knows. */
    apiVersion: Type.Optional(Type.String()),
    /** The source's kind; for an OCIRepository use `chartRef`. */
    kind: oneOf('HelmRepository', 'GitRepository', 'Bucket'),
    ...nameAndNamespace,
  }),
  /** How often new versions are looked for. Default: the release's interval. */
  interval: Type.Optional(Interval),
  /** Whether a new revision of the source is a new chart, or a new version alone. The API's default: ChartVersion. */
  reconcileStrategy: Type.Optional(oneOf('ChartVersion', 'Revision')),
  /** Values files of the source, later ones win. */
  valuesFiles: Type.Optional(Type.Array(Type.String())),
  /** Whether values files may be missing. */
  ignoreMissingValuesFiles: Flag,
  /** How the chart's signature is checked; only for charts of an oci HelmRepository. */
  verify: Type.Optional(
    closed({
      /** Cosign or Notation. */
      provider: oneOf('cosign', 'notation'),
      /** The public keys, or the trust policy. */
      secretRef: Type.Optional(LocalRef),
    }),
  ),
};

/** The fields of a HelmRelease. */
export const helmReleaseSpec = {
  /** The chart, of a HelmRepository, GitRepository or Bucket. */
  chart: Type.Optional(
    closed({
      /** Of the HelmChart that the controller makes. */
      metadata: Type.Optional(Metadata),
      spec: closed(helmChartSpec),
    }),
  ),
  /** The chart, of an OCIRepository, HelmChart or ExternalArtifact. */
  chartRef: Type.Optional(
    closed({
      /** Default: the version that the controller knows. */
      apiVersion: Type.Optional(Type.String()),
      /** What holds the chart. */
      kind: oneOf('OCIRepository', 'HelmChart', 'ExternalArtifact'),
      ...nameAndNamespace,
    }),
  ),
  /** How often the release is compared with what it should be. */
  interval: Interval,
  /** How long each Kubernetes operation may take. The controller's default: 5m. */
  timeout: Type.Optional(Interval),
  /** Stops it for as long as this is true. */
  suspend: Flag,
  /** The HelmReleases that must be ready first. */
  dependsOn: Type.Optional(Type.Array(Dependency)),
  /** Helm's name for it. Default: the target namespace and the name, joined, shortened above 53 characters. */
  releaseName: Type.Optional(Type.String({ minLength: 1, maxLength: 53, format: 'dns-subdomain' })),
  /** Where it is installed. Default: the HelmRelease's own namespace. */
  targetNamespace: Type.Optional(Type.String({ minLength: 1, maxLength: 63, format: 'dns-label' })),
  /** Where Helm keeps its records. Default: the HelmRelease's own namespace. */
  storageNamespace: Type.Optional(Type.String({ minLength: 1, maxLength: 63, format: 'dns-label' })),
  /** Values for the chart. A `null` unsets a default of the chart. Not for secrets: this is in Git. */
  values: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  /** Values in ConfigMaps and Secrets; later ones win, `values` wins over all. */
  valuesFrom: Type.Optional(
    Type.Array(
      closed({
        /** ConfigMap or Secret. */
        kind: oneOf('Secret', 'ConfigMap'),
        /** Its name, in the same namespace. */
        name: Type.String({ minLength: 1, maxLength: 253 }),
        /** Its key. The API's default: values.yaml. */
        valuesKey: Type.Optional(Type.String({ maxLength: 253, pattern: '^[\\-._a-zA-Z0-9]+$' })),
        /** Where one value goes, such as `tls.crt`. Default: the whole of it is merged as YAML. */
        targetPath: Type.Optional(
          Type.String({ maxLength: 250, pattern: '^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$' }),
        ),
        /** Whether the value of `targetPath` is text as it stands, without commas and braces meaning anything. */
        literal: Flag,
        /** Whether it may be missing. */
        optional: Flag,
      }),
    ),
  ),
  /** The first installation. */
  install: Type.Optional(
    closed({
      ...applying,
      /** Makes the target namespace if it is missing. */
      createNamespace: Flag,
      /** Takes the name of a deleted release again. */
      replace: Flag,
      /** Old for `crds: Skip`. */
      skipCRDs: Flag,
      /** Whether the API server merges the fields. */
      serverSideApply: Flag,
      /** What happens after a failure, with the strategy RemediateOnFailure. */
      remediation: Type.Optional(closed(remediation)),
    }),
  ),
  /** Every later installation. */
  upgrade: Type.Optional(
    closed({
      ...applying,
      /** Deletes what the failed upgrade made. */
      cleanupOnFail: Flag,
      /** Replaces objects that cannot be changed: their Pods all stop at once. */
      force: Flag,
      /** Keeps the values of the last release. */
      preserveValues: Flag,
      /** Whether the API server merges the fields. */
      serverSideApply: Type.Optional(oneOf('enabled', 'disabled', 'auto')),
      /** What a change of the chart's name means. */
      chartNameChangeStrategy: Type.Optional(oneOf('InPlaceUpdate', 'Reinstall')),
      /** What happens after a failure, with the strategy RemediateOnFailure. */
      remediation: Type.Optional(
        closed({ ...remediation, strategy: Type.Optional(oneOf('rollback', 'uninstall')) }),
      ),
    }),
  ),
  /** A rollback. */
  rollback: Type.Optional(
    closed({
      ...waiting,
      /** Does not wait for Jobs. */
      disableWaitForJobs: Flag,
      /** Deletes what the failed rollback made. */
      cleanupOnFail: Flag,
      /** Replaces objects that cannot be changed. */
      force: Flag,
      /** Restarts Pods. */
      recreate: Flag,
      /** Whether the API server merges the fields. */
      serverSideApply: Type.Optional(oneOf('enabled', 'disabled', 'auto')),
    }),
  ),
  /** The removal. */
  uninstall: Type.Optional(
    closed({
      ...waiting,
      /** Keeps Helm's records. */
      keepHistory: Flag,
      /** How dependents are deleted. The API's default: background. */
      deletionPropagation: Type.Optional(oneOf('background', 'foreground', 'orphan')),
    }),
  ),
  /** The chart's tests. */
  test: Type.Optional(
    closed({
      /** Runs them after an installation. */
      enable: Flag,
      /** Whether failing tests count as no failure. */
      ignoreFailures: Flag,
      /** How long each may take. */
      timeout: Type.Optional(Interval),
      /** Which of them. */
      filters: Type.Optional(
        Type.Array(
          closed({
            /** The test's name. */
            name: Type.String({ minLength: 1, maxLength: 253 }),
            /** Whether it is left out. */
            exclude: Flag,
          }),
        ),
      ),
    }),
  ),
  /** What happens when something else changes the release's objects. */
  driftDetection: Type.Optional(
    closed({
      /** `enabled` puts them back, `warn` only tells. The controller's default: disabled. */
      mode: Type.Optional(oneOf('enabled', 'warn', 'disabled')),
      /** Fields that may differ. */
      ignore: Type.Optional(Type.Array(IgnoreRule)),
    }),
  ),
  /** Changes to what the chart renders. */
  postRenderers: Type.Optional(
    Type.Array(
      closed({
        /** As in a kustomization.yaml. */
        kustomize: Type.Optional(
          closed({
            /** Patches. */
            patches: Type.Optional(Type.Array(Patch)),
            /** Images to replace. */
            images: Type.Optional(Type.Array(ImageOverride)),
          }),
        ),
      }),
    ),
  ),
  /** Whether hooks are rendered through postRenderers too. */
  postRenderStrategy: Type.Optional(oneOf('nohooks', 'combined', 'separate')),
  /** Labels and annotations for everything of the release. */
  commonMetadata: Type.Optional(Metadata),
  /** How readiness is looked at. */
  waitStrategy: Type.Optional(closed({ name: oneOf('poller', 'legacy') })),
  /** When custom resources count as healthy. */
  healthCheckExprs: Type.Optional(Type.Array(HealthCheckExpr)),
  /** How many revisions Helm keeps. The controller's default: 5; 0 is all. */
  maxHistory: Type.Optional(Type.Integer()),
  /** Whether one client is used for the whole run. The controller's default: true. */
  persistentClient: Flag,
  /** The ServiceAccount that installs. Default: the controller's own, which may do everything. */
  serviceAccountName: Type.Optional(Type.String({ minLength: 1, maxLength: 253 })),
  /** Another cluster to install on. */
  kubeConfig: Type.Optional(KubeConfig),
};

/** `HelmRelease` of helm.toolkit.fluxcd.io/v2. */
export const HelmRelease = fluxKind('helm.toolkit.fluxcd.io/v2', 'HelmRelease', helmReleaseSpec);
