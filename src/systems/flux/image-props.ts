import type { Static } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';
import { head } from './head.js';
import { imagePolicySpec, imageRepositorySpec, imageUpdateAutomationSpec } from './kinds/image.js';
import { Interval } from './kinds/shared.js';
import { refTo } from './ref-props.js';

/** What `FluxImageRepository` can be given: at least the image. */
export const FluxImageRepositoryProps = closed({
  ...head,
  ...imageRepositorySpec,
  /** How often its tags are listed. Default: 10m. */
  interval: defaulted(Interval, '10m'),
});
export type FluxImageRepositoryProps = Static<typeof FluxImageRepositoryProps>;

/** What `FluxImagePolicy` can be given: at least the ImageRepository and what its latest tag is. */
export const FluxImagePolicyProps = closed({
  ...head,
  ...imagePolicySpec,
  /** Whose tags, by its name or as the `ref` of the construct. */
  imageRepositoryRef: refTo('ImageRepository'),
});
export type FluxImagePolicyProps = Static<typeof FluxImagePolicyProps>;

/** What `FluxImageUpdateAutomation` can be given: at least the GitRepository and who commits. */
export const FluxImageUpdateAutomationProps = closed({
  ...head,
  ...imageUpdateAutomationSpec,
  /** How often it runs. Default: 30m; a new tag is committed at once, whatever this is. */
  interval: defaulted(Interval, '30m'),
  /** What is changed. Default: every YAML file of the repository, where a comment names an ImagePolicy. */
  update: imageUpdateAutomationSpec.update,
});
export type FluxImageUpdateAutomationProps = Static<typeof FluxImageUpdateAutomationProps>;
