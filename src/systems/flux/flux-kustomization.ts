import { Construct } from 'constructs';
import { durationInSeconds } from '../../kubernetes/duration.js';
import { show } from '../../model/show.js';
import type { Refuse, Resolved } from '../../synth/props.js';
import { checkCycles } from './cycles.js';
import { checkIntervals, checkKubeConfig, checkPath } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { Kustomization } from './kinds/kustomization.js';
import { FluxKustomizationProps } from './kustomization-props.js';
import {
  crossReference,
  crossReferences,
  dependenciesOf,
  localReferences,
  valueReferences,
} from './local-references.js';
import { checkPatches } from './patch-checks.js';
import { renderPatches } from './patches.js';
import { withoutKind } from './ref-props.js';

type Props = Resolved<typeof FluxKustomizationProps>;

/**
 * Manifests of a source, applied and kept so: a Kustomization of Flux.
 *
 * @throws UserError `PROP_INVALID`, for what the API server or kustomize-controller would refuse or get wrong
 */
export class FluxKustomization extends Construct {
  /** What a `dependsOn` or an event source takes. */
  readonly ref: ObjectRef<'Kustomization'>;

  constructor(scope: Construct, id: string, props: FluxKustomizationProps) {
    super(scope, id);
    const made = makeObject(this, recipe, props);
    this.ref = made.ref;
    checkCycles(this, this.ref, dependenciesOf(made.props.dependsOn, this.ref));
  }
}

const recipe = {
  schema: FluxKustomizationProps,
  examine: checkKustomization,
  kind: () => Kustomization,
  spec: specOf,
  references: (props: Props, own: ObjectRef) => [
    ...crossReference(props.sourceRef, '/sourceRef', own),
    ...crossReferences(props.dependsOn, '/dependsOn', own),
    ...valueReferences(props.postBuild?.substituteFrom, '/postBuild/substituteFrom', own.namespace),
    ...localReferences({ decryption: props.decryption, kubeConfig: props.kubeConfig }, '', own.namespace),
  ],
};

function specOf(props: Props): object {
  const { patches, sourceRef, dependsOn, ...spec } = withoutHead(props);
  const ownInterval = durationInSeconds(spec.interval) < 120 ? spec.interval : '2m';
  return {
    wait: spec.healthChecks === undefined,
    retryInterval: ownInterval,
    ...spec,
    sourceRef,
    ...(dependsOn && { dependsOn: dependsOn.map(withoutKind) }),
    ...(patches && { patches: renderPatches(patches) }),
  };
}

function checkKustomization(props: Props, refuse: Refuse): void {
  checkIntervals(props, ['interval', 'retryInterval'], '', refuse);
  checkTimeout(props, refuse);
  checkPath(props.path, '/path', refuse);
  checkPatches(props.patches, '/patches', refuse);
  checkKubeConfig(props.kubeConfig, refuse);
  checkVariables(props, refuse);
  if (props.wait && props.healthChecks?.length) {
    const what = 'wait looks at everything, so that healthChecks has no effect.';
    refuse('/healthChecks', what, 'Keep one of the two.');
  }
}

function checkTimeout({ timeout }: Props, refuse: Refuse): void {
  if (durationInSeconds(timeout) >= 30) return;
  refuse('/timeout', `The controller makes 30s of the timeout ${show(timeout)}.`, 'Set 30s or more.');
}

function checkVariables({ postBuild }: Props, refuse: Refuse): void {
  for (const name of Object.keys(postBuild?.substitute ?? {})) {
    if (/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name)) continue;
    const what = `${show(name)} is no name of a variable.`;
    refuse('/postBuild/substitute', what, 'Use letters, digits and _, and no digit first.');
  }
}
