import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';
import { Interval } from './kinds/shared.js';
import { GitRef } from './kinds/sources.js';
import { PatchProps } from './patches.js';

/** What `FluxBootstrap` can be given: at least the cluster and the repository that holds its folder. */
export const FluxBootstrapProps = closed({
  /** The cluster's name: its folder in the repository is `clusters/<name>`. */
  cluster: Type.String({ format: 'dns-subdomain' }),
  /** The repository: https, http or ssh. */
  url: Type.String({ format: 'git-url' }),
  /** The revision to follow. Default: the branch main. */
  ref: defaulted(GitRef, { branch: 'main' }),
  /**
   * The Secret with the deploy key or token, in flux-system; `flux bootstrap` and `flux create secret git` make it. `false`
   * for a repository that everybody may read. Default: flux-system.
   */
  secretName: defaulted(
    Type.Union([Type.String({ format: 'dns-subdomain' }), Type.Literal(false)]),
    'flux-system',
  ),
  /** How often the repository is looked at. Default: 1m. */
  sourceInterval: defaulted(Interval, '1m'),
  /** How often the cluster is compared with its folder. Default: 10m. */
  interval: defaulted(Interval, '10m'),
});
export type FluxBootstrapProps = Static<typeof FluxBootstrapProps>;

/** What `FluxSystemKustomization` can be given; nothing is required. */
export const FluxSystemKustomizationProps = closed({
  /** The files that it lists. Default: gotk-components.yaml and gotk-sync.yaml. */
  resources: defaulted(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }), [
    'gotk-components.yaml',
    'gotk-sync.yaml',
  ]),
  /** Changes to the controllers, such as their memory or arguments. A removed API version in one is refused (R114). */
  patches: Type.Optional(Type.Array(PatchProps)),
});
export type FluxSystemKustomizationProps = Static<typeof FluxSystemKustomizationProps>;
