import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';
import { head } from './head.js';
import { kustomizationSpec } from './kinds/kustomization.js';
import { Interval } from './kinds/shared.js';
import { PatchProps } from './patches.js';
import { dependencyOn } from './ref-props.js';

/** What `FluxKustomization` can be given: at least the source, and mostly the path in it. */
export const FluxKustomizationProps = closed({
  ...head,
  ...kustomizationSpec,
  /**
   * How often the cluster is compared with the source, and drift undone. A new revision is applied at once, whatever
   * this is. Default: 60m.
   */
  interval: defaulted(Interval, '60m'),
  /** How soon after a failure it is tried again. Default: 2m, or the interval if that is shorter. */
  retryInterval: Type.Optional(Interval),
  /** How long applying and health checks may take; at least 30s, which the controller makes of anything less. Default: 3m. */
  timeout: defaulted(Interval, '3m'),
  /** Whether objects that are no longer in the source are deleted. Without it they stay for ever. Default: true. */
  prune: defaulted(Type.Boolean(), true),
  /**
   * Whether it is ready only when everything it applied is; without it, what depends on it starts too early. Default:
   * true, or false where `healthChecks` says what to wait for.
   */
  wait: Type.Optional(Type.Boolean()),
  /** The Kustomizations that must be ready first, by their name or as the `ref` of the construct. Not in a circle. */
  dependsOn: Type.Optional(Type.Array(dependencyOn('Kustomization'))),
  /** Changes to what the source says, as objects or YAML. A removed API version in one is refused (R114). */
  patches: Type.Optional(Type.Array(PatchProps)),
});
export type FluxKustomizationProps = Static<typeof FluxKustomizationProps>;
