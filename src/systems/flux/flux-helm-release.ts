import { Construct } from 'constructs';
import { child, type Pointer } from '../../model/pointer.js';
import { show } from '../../model/show.js';
import type { Refuse, Resolved } from '../../synth/props.js';
import { checkCycles } from './cycles.js';
import { checkExactlyOne, checkIntervals, checkKubeConfig } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { FluxHelmReleaseProps } from './helm-release-props.js';
import { HelmRelease } from './kinds/helm-release.js';
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
import { keepNulls } from './unset-values.js';

type Props = Resolved<typeof FluxHelmReleaseProps>;
type Action = NonNullable<Props['install']> | NonNullable<Props['upgrade']>;

/**
 * A Helm chart, installed and kept so: a HelmRelease.
 *
 * @throws UserError `PROP_INVALID`, for what the API server or helm-controller would refuse or get wrong
 */
export class FluxHelmRelease extends Construct {
  /** What a `dependsOn` or an event source takes. */
  readonly ref: ObjectRef<'HelmRelease'>;

  constructor(scope: Construct, id: string, props: FluxHelmReleaseProps) {
    super(scope, id);
    const made = makeObject(this, recipe, props);
    this.ref = made.ref;
    keepNulls(made.object, made.props.values);
    checkCycles(this, this.ref, dependenciesOf(made.props.dependsOn, this.ref));
  }
}

const recipe = {
  schema: FluxHelmReleaseProps,
  examine: checkHelmRelease,
  kind: () => HelmRelease,
  spec: specOf,
  references: (props: Props, own: ObjectRef) => [
    ...crossReference(props.chart?.sourceRef, '/chart/sourceRef', own),
    ...crossReference(props.chartRef, '/chartRef', own).filter(({ kind }) => kind !== 'HelmChart'),
    ...crossReferences(props.dependsOn, '/dependsOn', own),
    ...valueReferences(props.valuesFrom, '/valuesFrom', own.namespace),
    ...localReferences({ kubeConfig: props.kubeConfig, chart: props.chart }, '', own.namespace),
  ],
};

function specOf(props: Props): object {
  const { chart, postRenderers, install, upgrade, dependsOn, ...spec } = withoutHead(props);
  const { metadata, ...chartSpec } = chart ?? {};
  return {
    ...spec,
    ...(dependsOn && { dependsOn: dependsOn.map(withoutKind) }),
    ...(chart && { chart: { ...(metadata && { metadata }), spec: chartSpec } }),
    install: retrying(install ?? {}),
    upgrade: retrying(upgrade ?? {}),
    ...(postRenderers && { postRenderers: postRenderers.map(renderer) }),
  };
}

/** Helm's own answer to a failure is to leave it: without one of these a release stays broken until somebody looks. */
function retrying(action: Action): Action {
  if (action.strategy || action.remediation) return action;
  return { ...action, strategy: { name: 'RetryOnFailure', retryInterval: '5m' } };
}

function renderer({ kustomize }: NonNullable<Props['postRenderers']>[number]): object {
  const { patches, images } = kustomize ?? {};
  return { kustomize: { ...(patches && { patches: renderPatches(patches) }), ...(images && { images }) } };
}

function checkHelmRelease(props: Props, refuse: Refuse): void {
  checkIntervals(props, ['interval', 'timeout'], '', refuse);
  checkChart(props, refuse);
  checkKubeConfig(props.kubeConfig, refuse);
  for (const name of ['install', 'upgrade'] as const) checkStrategy(props[name], `/${name}`, refuse);
  checkValuesFrom(props, refuse);
  checkListsOf(props.values, '/values', refuse);
  for (const [index, { kustomize }] of (props.postRenderers ?? []).entries())
    checkPatches(kustomize?.patches, `/postRenderers/${index}/kustomize/patches`, refuse);
}

function checkChart(props: Props, refuse: Refuse): void {
  checkExactlyOne(props, ['chart', 'chartRef'], '', refuse);
  const { chart } = props;
  if (!chart) return;
  const { kind } = chart.sourceRef;
  if (kind === 'HelmRepository' && chart.version === undefined) {
    const what = 'No version is named: every new one would be installed as soon as it is there.';
    refuse('/chart/version', what, "Name one, or a range such as 6.x; '*' says expressly that any will do.");
  }
  if (kind !== 'HelmRepository' && chart.version !== undefined && chart.version !== '*') {
    const what = `version has no effect for a ${kind}: its revision decides.`;
    refuse('/chart/version', what, 'Remove it, and pin the ref of the source.');
  }
  if (kind !== 'HelmRepository' && chart.verify)
    refuse('/chart/verify', `verify works with a HelmRepository only; got a ${kind}.`, 'Remove it.');
}

function checkStrategy(action: Action | undefined, at: Pointer, refuse: Refuse): void {
  const { strategy, remediation } = action ?? {};
  if (strategy?.name === 'RemediateOnFailure' && strategy.retryInterval !== undefined) {
    const what = 'RemediateOnFailure takes no retryInterval.';
    refuse(`${at}/strategy/retryInterval`, what, 'Remove it, or use RetryOnFailure.');
  }
  if (strategy?.name === 'RetryOnFailure' && remediation) {
    const what = 'RetryOnFailure never remediates, so that remediation has no effect.';
    refuse(`${at}/remediation`, what, 'Remove one of the two.');
  }
  if (strategy) checkIntervals(strategy, ['retryInterval'], `${at}/strategy`, refuse);
}

function checkValuesFrom({ valuesFrom }: Props, refuse: Refuse): void {
  for (const [index, { literal, targetPath }] of (valuesFrom ?? []).entries()) {
    if (literal === undefined || targetPath !== undefined) continue;
    const what = 'literal has no effect without targetPath.';
    refuse(`/valuesFrom/${index}/literal`, what, 'Set targetPath, or remove it.');
  }
}

/** A `null` unsets a key; in a list there is no key, and cdk8s drops it. */
function checkListsOf(value: unknown, at: Pointer, refuse: Refuse): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null && Array.isArray(value)) {
      const what = `${show(value)} has a null, which would be lost.`;
      refuse(child(at, key), what, 'Leave the item out: Helm replaces a list as a whole.');
    } else checkListsOf(inner, child(at, key), refuse);
  }
}
