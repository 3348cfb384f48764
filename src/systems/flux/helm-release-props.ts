import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';
import { head } from './head.js';
import { helmChartSpec, helmReleaseSpec } from './kinds/helm-release.js';
import { ImageOverride, Interval, Metadata } from './kinds/shared.js';
import { PatchProps } from './patches.js';
import { dependencyOn } from './ref-props.js';

/** What `FluxHelmRelease` can be given: at least `chart` or `chartRef`. */
export const FluxHelmReleaseProps = closed({
  ...head,
  ...helmReleaseSpec,
  /** The chart, of a HelmRepository, GitRepository or Bucket. Exactly one of `chart` and `chartRef`. */
  chart: Type.Optional(
    closed({
      ...helmChartSpec,
      /** Labels and annotations of the HelmChart that the controller makes. */
      metadata: Type.Optional(Metadata),
    }),
  ),
  /** How often the release is compared with what it should be. Default: 30m. */
  interval: defaulted(Interval, '30m'),
  /**
   * The first installation. Default: tried again every 5 minutes until it works, unless `remediation` says something else.
   */
  install: helmReleaseSpec.install,
  /**
   * Every later installation. Default: tried again every 5 minutes until it works, unless `remediation` says something
   * else.
   */
  upgrade: helmReleaseSpec.upgrade,
  /** The HelmReleases that must be ready first, by their name or as the `ref` of the construct. Not in a circle. */
  dependsOn: Type.Optional(Type.Array(dependencyOn('HelmRelease'))),
  /** Changes to what the chart renders. A removed API version in a patch is refused (R114). */
  postRenderers: Type.Optional(
    Type.Array(
      closed({
        /** As in a kustomization.yaml. */
        kustomize: Type.Optional(
          closed({
            /** Patches, as objects or YAML. */
            patches: Type.Optional(Type.Array(PatchProps)),
            /** Images to replace. */
            images: Type.Optional(Type.Array(ImageOverride)),
          }),
        ),
      }),
    ),
  ),
});
export type FluxHelmReleaseProps = Static<typeof FluxHelmReleaseProps>;
